import { casePlaybooks } from "@heard/db/schema/cases";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "../audit/record.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { listRulesOf } from "./list-rules-of.ts";
import { PlaybookInput } from "./schema.ts";

/** Puts a playbook away that no rule uses; its cases keep their steps. @throws DomainError not_found, forbidden `playbook_above_touchpoints`, conflict `playbook_in_use`, naming a rule */
export async function archivePlaybook(ctx: ServiceContext, input: PlaybookInput): Promise<void> {
  requirePermission(ctx, "case.edit");
  const { playbookId } = PlaybookInput.parse(input);
  await inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
    const [row] = await tx
      .select()
      .from(casePlaybooks)
      .where(and(eq(casePlaybooks.id, playbookId), isNull(casePlaybooks.archivedAt)))
      .for("update");
    if (!row) throw notFound("playbook", playbookId);
    const [rule] = await listRulesOf(tx, ctx, playbookId);
    if (rule) throw new DomainError("conflict", "playbook_in_use", { name: row.name, rule: rule.name });
    await tx.update(casePlaybooks).set({ archivedAt: ctx.now() }).where(eq(casePlaybooks.id, playbookId));
    await recordAudit(tx, ctx, { verb: "playbook.archive", subject: { kind: "playbook", id: playbookId } });
  });
}
