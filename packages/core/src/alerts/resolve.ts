import { alerts } from "@heard/db/schema/alerts";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { emitWebhookEvent } from "../webhooks/emit.ts";
import { getAlertRow } from "./queries.ts";
import { AlertInput } from "./schema.ts";

/** Puts an alert away as dealt with. @throws DomainError not_found, invalid_state for one that nobody has said anything of */
export async function resolveAlert(ctx: ServiceContext, input: AlertInput): Promise<void> {
  requirePermission(ctx, "alert.handle");
  const { alertId } = AlertInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const { handledAt, resolvedAt } = await getAlertRow(tx, alertId);
    if (resolvedAt) return;
    if (!handledAt) throw invalidState("alert", "new", alertId);
    await tx.update(alerts).set({ resolvedAt: ctx.now() }).where(eq(alerts.id, alertId));
    await emitWebhookEvent(tx, ctx, { kind: "alert.resolved", subject: { alertId } });
    await recordAudit(tx, ctx, { verb: "alert.resolve", subject: { kind: "alert", id: String(alertId) } });
  });
}
