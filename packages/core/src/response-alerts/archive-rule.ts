import { responseAlertRules } from "@heard/db/schema/response-alerts";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { ResponseAlertRuleInput } from "./schema.ts";

/** Lets a rule find nothing more; what it found stays. @throws DomainError not_found */
export async function archiveResponseAlertRule(ctx: ServiceContext, input: ResponseAlertRuleInput): Promise<void> {
  requirePermission(ctx, "alert.edit");
  const { alertRuleId } = ResponseAlertRuleInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const [row] = await tx
      .update(responseAlertRules)
      .set({ archivedAt: ctx.now() })
      .where(and(eq(responseAlertRules.id, alertRuleId), isNull(responseAlertRules.archivedAt)))
      .returning();
    if (!row) throw notFound("response alert rule", alertRuleId);
    await recordAudit(tx, ctx, {
      verb: "responseAlertRule.archive",
      subject: { kind: "responseAlertRule", id: alertRuleId },
    });
  });
}
