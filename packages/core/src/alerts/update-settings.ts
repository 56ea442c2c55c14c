import { alertSettings } from "@heard/db/schema/alerts";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { readAlertBudget } from "./read-budget.ts";
import { UpdateAlertSettingsInput } from "./schema.ts";

/** Changes how many false alarms a month the organisation expects at most, from the next day on. */
export async function updateAlertSettings(ctx: ServiceContext, input: UpdateAlertSettingsInput): Promise<void> {
  requirePermission(ctx, "alert.edit");
  const { budget } = UpdateAlertSettingsInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const before = await readAlertBudget(tx);
    await tx
      .insert(alertSettings)
      .values({ orgId: ctx.organisation.id, budget })
      .onConflictDoUpdate({ target: alertSettings.orgId, set: { budget } });
    await recordAudit(tx, ctx, {
      ...{ verb: "alert.updateSettings", subject: { kind: "alert", id: "settings" }, fields: ["budget"] },
      ...{ before: { budget: before }, after: { budget } },
    });
  });
}
