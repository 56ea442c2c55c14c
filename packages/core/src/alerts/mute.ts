import { alertMutes } from "@heard/db/schema/alerts";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { getAlertRow } from "./queries.ts";
import { AlertInput } from "./schema.ts";

/** Nothing is told any more of the series of an alert: from the next day on it is not followed, and its part of the budget goes to the others. @throws DomainError not_found */
export async function muteAlertSeries(ctx: ServiceContext, input: AlertInput): Promise<void> {
  requirePermission(ctx, "alert.edit");
  const { alertId } = AlertInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const { measure, slice } = await getAlertRow(tx, alertId);
    const mutedBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
    await tx
      .insert(alertMutes)
      .values({ orgId: ctx.organisation.id, measure, slice, mutedBy, mutedAt: ctx.now() })
      .onConflictDoNothing();
    await recordAudit(tx, ctx, {
      ...{ verb: "alert.mute", subject: { kind: "alert", id: String(alertId) }, after: { measure, slice } },
    });
  });
}
