import type { SaveCaseRuleInput } from "@heard/core/cases/schema";
import type { Catalogue } from "./catalogue.ts";
import { linesOf } from "./lines.ts";

export type Condition = SaveCaseRuleInput["condition"];

/** What an answer is looked at for, as its form holds it: words one a line, the touchpoint a text that is empty for anywhere. */
export type ConditionDraft = {
  /** Low is the side of the scale that is worse, whichever end that is. */
  kind: "low" | "high" | "words";
  metric: string;
  /** `null` where none is given: a score that nobody chose is no score. */
  value: number | null;
  words: string;
  touchpoint: string;
};

/** Which answers are meant: of effort, a low score is one that is high. */
export function comparisonOf(draft: Pick<ConditionDraft, "kind" | "metric">, { metrics }: Catalogue) {
  const isEffort = metrics.find(({ key }) => key === draft.metric)?.scale?.direction === "lowerIsBetter";
  return (draft.kind === "low") === isEffort ? ("atLeast" as const) : ("atMost" as const);
}

/** The answer that is worst by a metric, with which a rule begins. */
export function worstOf(metric: string, { metrics }: Catalogue): number | null {
  const scale = metrics.find(({ key }) => key === metric)?.scale;
  if (!scale) return null;
  return scale.direction === "lowerIsBetter" ? scale.max : scale.min;
}

/** What the form begins with: the condition of the rule, or the worst score of the first metric, where the reader may make a rule. */
export function draftOfCondition(
  rule: { condition: Condition; touchpoint: string | null } | null,
  catalogue: Catalogue,
): ConditionDraft {
  const metric = catalogue.metrics[0]?.key ?? "";
  if (!rule) {
    const touchpoint = catalogue.isLimited ? (catalogue.touchpoints[0]?.key ?? "") : "";
    return { kind: "low", metric, value: worstOf(metric, catalogue), words: "", touchpoint };
  }
  const { condition, touchpoint } = rule;
  const common = { touchpoint: touchpoint ?? "" };
  if (condition.kind === "words")
    return { kind: "words", metric, value: worstOf(metric, catalogue), words: condition.words.join("\n"), ...common };
  const low = comparisonOf({ kind: "low", metric: condition.metric }, catalogue);
  return {
    ...{ kind: condition.comparison === low ? "low" : "high", metric: condition.metric, value: condition.value },
    ...{ words: "", ...common },
  };
}

/** What the verbs take; `null` where the score is missing. */
export function conditionOf(draft: ConditionDraft, catalogue: Catalogue): Condition | null {
  const { kind, words, metric, value } = draft;
  if (kind === "words") return { kind, words: linesOf(words) };
  return value === null ? null : { kind: "score", metric, value, comparison: comparisonOf(draft, catalogue) };
}
