import type { Place } from "../check/report.ts";
import { pointer } from "../problem.ts";

export const lintRules = [
  "double_barrelled",
  "leading",
  "score_coaching",
  "direction_missing",
  "direction_contradicted",
  "text_long",
  "survey_long",
  "unreachable",
  "rule_dead",
] as const;
export type LintRule = (typeof lintRules)[number];

/** Where in a text, in UTF-16 units, the end left out. */
export type Span = { start: number; end: number };
/** One thing that makes answers worth less. Advice, never a refusal: whoever knows better publishes all the same. */
export type LintFinding = {
  rule: LintRule;
  /** JSON pointer to the text, with its language; to the question or rule where the matter is no text. */
  path: string;
  question?: string;
  language?: string;
  span?: Span;
  /** The words themselves, or the id. */
  excerpt: string;
  params: Readonly<Record<string, string | number>>;
};
/** A finding in a text that stands nowhere yet. */
export type TextFinding = Pick<LintFinding, "rule" | "excerpt" | "params"> & { span: Span };

/** The finding of a rule at a span of a text. */
export function findingIn(text: string, rule: LintRule, span: Span, params: LintFinding["params"] = {}): TextFinding {
  return { rule, span, excerpt: text.slice(span.start, span.end), params };
}

/** A finding of a text at the place where the text stands. */
export function placedAt(finding: TextFinding, place: Place, language: string, question?: string): LintFinding {
  return { ...finding, path: pointer(...place, language), language, ...(question !== undefined && { question }) };
}
