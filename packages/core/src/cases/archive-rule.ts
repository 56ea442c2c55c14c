import { caseRules } from "@heard/db/schema/cases";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { CaseRuleInput } from "./schema.ts";

/** Lets a rule open nothing more; the cases that it opened stay. @throws DomainError not_found */
export async function archiveCaseRule(ctx: ServiceContext, input: CaseRuleInput): Promise<void> {
  requirePermission(ctx, "case.edit");
  const { ruleId } = CaseRuleInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const [row] = await tx
      .update(caseRules)
      .set({ archivedAt: ctx.now() })
      .where(and(eq(caseRules.id, ruleId), isNull(caseRules.archivedAt)))
      .returning();
    if (!row) throw notFound("case rule", ruleId);
    await recordAudit(tx, ctx, { verb: "caseRule.archive", subject: { kind: "caseRule", id: ruleId } });
  });
}
