import type { Transaction } from "@heard/db";
import { type CaseRuleRow, caseRules } from "@heard/db/schema/cases";
import { and, eq, isNull } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";

/**
 * The rules that a playbook works for, read in a transaction that sees the whole organisation. What rules rest on that the reader does not see is changed by whoever sees
 * them all.
 * @throws DomainError forbidden `playbook_above_touchpoints`
 */
export async function listRulesOf(
  tx: Transaction,
  { touchpoints }: ServiceContext,
  playbookId: number,
): Promise<CaseRuleRow[]> {
  const rules = await tx
    .select()
    .from(caseRules)
    .where(and(eq(caseRules.playbookId, playbookId), isNull(caseRules.archivedAt)));
  const isSeen = ({ touchpointId }: CaseRuleRow) =>
    touchpoints === "*" || (touchpointId !== null && touchpoints.includes(touchpointId));
  if (!rules.every(isSeen)) throw new DomainError("forbidden", "playbook_above_touchpoints");
  return rules;
}
