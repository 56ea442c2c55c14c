import { casePlaybooks } from "@heard/db/schema/cases";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { listRulesOf } from "./list-rules-of.ts";
import { lockPlaybook } from "./lock-playbook.ts";
import { PlaybookInput } from "./schema.ts";

/** Puts a playbook away that no rule uses; its cases keep their steps. @throws DomainError not_found, forbidden `playbook_above_touchpoints`, conflict `playbook_in_use`, naming a rule */
export async function archivePlaybook(ctx: ServiceContext, input: PlaybookInput): Promise<void> {
  requirePermission(ctx, "case.edit");
  const { playbookId } = PlaybookInput.parse(input);
  await inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
    const row = await lockPlaybook(tx, playbookId);
    const [rule] = await listRulesOf(tx, ctx, playbookId);
    if (rule) throw new DomainError("conflict", "playbook_in_use", { name: row.name, rule: rule.name });
    await tx.update(casePlaybooks).set({ archivedAt: ctx.now() }).where(eq(casePlaybooks.id, playbookId));
    await recordAudit(tx, ctx, { verb: "playbook.archive", subject: { kind: "playbook", id: playbookId } });
  });
}
