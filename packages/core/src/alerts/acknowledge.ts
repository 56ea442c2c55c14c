import { alerts } from "@heard/db/schema/alerts";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { assertUnchanged } from "../seen.ts";
import { getAlertRow } from "./queries.ts";
import { AcknowledgeAlertInput } from "./schema.ts";

/** Says what an alert is about, for everybody who sees it after. It changes no number but one: the weeks of a data fault leave what later weeks are compared with. @throws DomainError not_found, conflict `changed_meanwhile` */
export async function acknowledgeAlert(ctx: ServiceContext, input: AcknowledgeAlertInput): Promise<void> {
  requirePermission(ctx, "alert.handle");
  const { alertId, handling, reason, seen } = AcknowledgeAlertInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const row = await getAlertRow(tx, alertId);
    assertUnchanged({ kind: "alert", id: alertId }, { seen, stored: row, wanted: { handling, reason } });
    const handledBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
    await tx.update(alerts).set({ handling, reason, handledBy, handledAt: ctx.now() }).where(eq(alerts.id, alertId));
    await recordAudit(tx, ctx, {
      ...{ verb: "alert.acknowledge", subject: { kind: "alert", id: String(alertId) } },
      ...{ before: { handling: row.handling }, after: { handling } },
    });
  });
}
