import type { CaseRuleItem } from "@heard/core/cases";
import type { SaveCaseRuleInput } from "@heard/core/cases/schema";
import type { Catalogue } from "#lib/catalogue.ts";
import { type ConditionDraft, conditionOf, draftOfCondition } from "#lib/condition-draft.ts";

/** A rule as its form holds it: every choice a text. */
export type Draft = ConditionDraft & { name: string; playbook: string; owner: string; escalateTo: string };

const textOf = (id: number | null): string => (id === null ? "" : String(id));
const idOf = (text: string): number | null => (text === "" ? null : Number(text));

/** What the form begins with: the rule, or the first of everything. */
export function draftOfRule(rule: CaseRuleItem | null, catalogue: Catalogue, firstPlaybook: number): Draft {
  return {
    ...draftOfCondition(rule, catalogue),
    ...{ name: rule?.name ?? "", playbook: String(rule?.playbookId ?? firstPlaybook) },
    ...{ owner: textOf(rule?.ownerId ?? null), escalateTo: textOf(rule?.escalateTo ?? null) },
  };
}

/** What stood in the rule when its form was opened. */
const seenOf = ({ name, condition, touchpoint, playbookId, ownerId, escalateTo }: CaseRuleItem) => ({
  ...{ name, condition, touchpoint, playbookId, ownerId, escalateTo },
});

/** What the verb takes; `null` where the score is missing. */
export function inputOfDraft(rule: CaseRuleItem | null, draft: Draft, catalogue: Catalogue): SaveCaseRuleInput | null {
  const condition = conditionOf(draft, catalogue);
  if (condition === null) return null;
  return {
    ...(rule === null ? {} : { ruleId: rule.id, seen: seenOf(rule) }),
    ...{ name: draft.name, condition, touchpoint: draft.touchpoint === "" ? null : draft.touchpoint },
    ...{ playbookId: Number(draft.playbook), ownerId: idOf(draft.owner), escalateTo: idOf(draft.escalateTo) },
  };
}
