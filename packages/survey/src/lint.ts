import { scalesOf } from "./check/scores.ts";
import { type PlacedText, textsOf } from "./check/texts.ts";
import { pathCoverage } from "./coverage.ts";
import type { SurveyDefinition } from "./definition.ts";
import { lintDirection, lintLabels } from "./lint/direction.ts";
import { type LintFinding, placedAt, type TextFinding } from "./lint/finding.ts";
import { lintWording } from "./lint/wording.ts";
import { pointer } from "./problem.ts";

const mostQuestions = 20;
const read: readonly PlacedText["role"][] = ["title", "welcome", "question", "hint", "row", "thankYou"];

/**
 * What is wrong with the wording of one question, in English or Chinese, Simplified or Traditional: each finding with the exact span.
 * @example
 * lintText("How satisfied are you with our price and quality?").map(({ rule, excerpt }) => [rule, excerpt]); // => [["double_barrelled", "our price and quality"]]
 */
export function lintText(text: string): TextFinding[] {
  return [...lintWording(text), ...lintDirection(text)];
}

/**
 * What makes the answers to a survey worth less than they could be: wording in each of its languages, scales whose direction is not said or is
 * contradicted, length, and questions and rules that nothing leads to.
 */
export function lintDefinition(definition: SurveyDefinition): LintFinding[] {
  const { languages } = definition;
  const labelled = new Set(scalesOf(definition).map(({ question }) => question));
  const wording = textsOf(definition)
    .filter(({ role }) => read.includes(role))
    .flatMap(({ texts, place, role, question }) =>
      languages.flatMap((language) => {
        const text = Object.hasOwn(texts, language) ? (texts[language] ?? "") : "";
        const isAsked = role === "question" || role === "row";
        const found = isAsked ? lintWording(text) : lintWording(text).filter(({ rule }) => isPush(rule));
        // The labels of a scale say which end is which.
        const unsaid = role === "question" && question && !labelled.has(question) ? lintDirection(text) : [];
        return [...found, ...unsaid].map((finding) => placedAt(finding, place, language, question?.id));
      }),
    );
  return [...wording, ...lintLabels(definition), ...lintLength(definition), ...lintPaths(definition)];
}

/** Praise and pleas are wrong wherever they stand; a title or a hint asks nothing, so it may name two things. */
const isPush = (rule: LintFinding["rule"]) => rule === "leading" || rule === "score_coaching";

function lintLength({ questions, id }: SurveyDefinition): LintFinding[] {
  const count = questions.filter((question) => question.type !== "text" || question.whyOf === undefined).length;
  if (count <= mostQuestions) return [];
  return [{ rule: "survey_long", path: pointer("questions"), excerpt: id, params: { count, most: mostQuestions } }];
}

function lintPaths(definition: SurveyDefinition): LintFinding[] {
  const { unreachable, deadRules, isExhaustive } = pathCoverage(definition);
  // Not having looked everywhere is no reason to say that nothing leads there.
  if (!isExhaustive) return [];
  const { questions, logic = [] } = definition;
  return [
    ...unreachable.map((id): LintFinding => {
      const at = questions.findIndex((question) => question.id === id);
      return { rule: "unreachable", path: pointer("questions", at), question: id, excerpt: id, params: { id } };
    }),
    ...deadRules.map((id): LintFinding => {
      const at = logic.findIndex((rule) => rule.id === id);
      return { rule: "rule_dead", path: pointer("logic", at), excerpt: id, params: { id } };
    }),
  ];
}
