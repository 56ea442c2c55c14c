import type { CaseRuleItem } from "@heard/core/cases";
import type { SaveCaseRuleInput } from "@heard/core/cases/schema";

/** A rule as its form holds it: every choice a text, words one a line. */
export type Draft = {
  name: string;
  kind: "low" | "high" | "words";
  metric: string;
  /** `null` where none is given: a score that nobody chose is no score. */
  value: number | null;
  words: string;
  touchpoint: string;
  playbook: string;
  owner: string;
  escalateTo: string;
};

const textOf = (id: number | null): string => (id === null ? "" : String(id));
const idOf = (text: string): number | null => (text === "" ? null : Number(text));

/** What the form begins with: the rule, or the first of everything. */
export function draftOfRule(
  rule: CaseRuleItem | null,
  first: { metric: string; playbookId: number; touchpoint: string },
): Draft {
  const condition = rule?.condition ?? null;
  const score = condition?.kind === "score" ? condition : null;
  return {
    name: rule?.name ?? "",
    kind: condition?.kind === "words" ? "words" : score?.comparison === "atLeast" ? "high" : "low",
    metric: score?.metric ?? first.metric,
    value: score?.value ?? null,
    words: condition?.kind === "words" ? condition.words.join("\n") : "",
    touchpoint: rule === null ? first.touchpoint : (rule.touchpoint ?? ""),
    playbook: String(rule?.playbookId ?? first.playbookId),
    owner: textOf(rule?.ownerId ?? null),
    escalateTo: textOf(rule?.escalateTo ?? null),
  };
}

/** What the verb takes; `null` where the score is missing. */
export function inputOfDraft(rule: CaseRuleItem | null, draft: Draft): SaveCaseRuleInput | null {
  const { name } = draft;
  const condition = conditionOf(draft);
  if (condition === null) return null;
  return {
    ...(rule === null ? {} : { ruleId: rule.id }),
    name,
    condition,
    touchpoint: draft.touchpoint === "" ? null : draft.touchpoint,
    playbookId: Number(draft.playbook),
    ownerId: idOf(draft.owner),
    escalateTo: idOf(draft.escalateTo),
  };
}

function conditionOf({ kind, words, metric, value }: Draft): SaveCaseRuleInput["condition"] | null {
  if (kind === "words") return { kind, words: linesOf(words) };
  return value === null ? null : { kind: "score", metric, value, comparison: kind === "low" ? "atMost" : "atLeast" };
}

/** The lines of a text that hold something. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
