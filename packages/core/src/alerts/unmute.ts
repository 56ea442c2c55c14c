import { alertMutes } from "@heard/db/schema/alerts";
import { and, eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { AlertSeriesInput } from "./schema.ts";

/** A series that was muted is followed again from the next day on. @throws DomainError not_found */
export async function unmuteAlertSeries(ctx: ServiceContext, input: AlertSeriesInput): Promise<void> {
  requirePermission(ctx, "alert.edit");
  const { measure, slice } = AlertSeriesInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const gone = await tx
      .delete(alertMutes)
      .where(and(eq(alertMutes.measure, measure), eq(alertMutes.slice, slice)))
      .returning();
    if (gone.length === 0) throw notFound("muted series", `${measure} ${slice}`);
    const subject = { kind: "alert", id: "settings" };
    await recordAudit(tx, ctx, { verb: "alert.unmute", subject, before: { measure, slice } });
  });
}
