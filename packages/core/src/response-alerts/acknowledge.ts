import { responseAlerts } from "@heard/db/schema/response-alerts";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { AcknowledgeResponseAlertInput } from "./schema.ts";

/** Says what the alert of a response is about, for everybody who sees it after. @throws DomainError not_found, conflict `changed_meanwhile` */
export async function acknowledgeResponseAlert(
  ctx: ServiceContext,
  input: AcknowledgeResponseAlertInput,
): Promise<void> {
  requirePermission(ctx, "alert.handle");
  const { responseAlertId, handling, reason, seen } = AcknowledgeResponseAlertInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const own = eq(responseAlerts.id, responseAlertId);
    const [row] = await tx.select().from(responseAlerts).where(own).for("update");
    if (!row) throw notFound("response alert", responseAlertId);
    assertUnchanged(
      { kind: "response alert", id: responseAlertId },
      { seen, stored: row, wanted: { handling, reason } },
    );
    const handledBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
    await tx.update(responseAlerts).set({ handling, reason, handledBy, handledAt: ctx.now() }).where(own);
    await recordAudit(tx, ctx, {
      ...{ verb: "responseAlert.acknowledge", subject: { kind: "responseAlert", id: responseAlertId } },
      ...{ before: { handling: row.handling }, after: { handling } },
    });
  });
}
