import type { SurveyCheck } from "@heard/core/surveys";
import type { SurveyDefinition } from "@heard/survey/runtime";

type Problem = SurveyCheck["problems"][number];
type LintFinding = SurveyCheck["findings"][number];

/** Where in the builder something stands. */
export type Place = "opening" | "ending" | "parameters" | "survey" | { question: string };

/** One thing that the check says of a draft: what keeps it from being published, or advice. */
export type Finding = {
  key: string;
  isMust: boolean;
  place: Place;
  /** The field below its place: `text`, `choices/1/text`. */
  field: string;
  language: string | null;
  text: { area: "problems" | "fork" | "lint"; code: string; params: Readonly<Record<string, string | number>> };
  /** Words in a text that can be taken out. */
  excerpt: string | null;
  /** The rule that it is about. */
  rule: string | null;
};

/** Everything that the check found, musts first, in the order of the survey. */
export function findingsOf(
  { problems, findings }: Pick<SurveyCheck, "problems" | "findings">,
  definition: SurveyDefinition,
): Finding[] {
  return [...problems.map((one) => ofProblem(one, definition)), ...findings.map((one) => ofLint(one, definition))].map(
    (finding, at) => ({ ...finding, key: `${at} ${finding.text.code} ${finding.field}` }),
  );
}

function ofProblem({ code, path, params }: Problem, definition: SurveyDefinition): Omit<Finding, "key"> {
  const area = code.startsWith("fork_") ? "fork" : "problems";
  return { isMust: true, ...placeOf(path, definition), text: { area, code, params }, excerpt: null };
}

const pushes: readonly string[] = ["score_coaching", "leading"];

function ofLint(
  { rule, path, language, excerpt, params }: LintFinding,
  definition: SurveyDefinition,
): Omit<Finding, "key"> {
  const placed = placeOf(path, definition);
  return {
    ...{ isMust: false, ...placed, language: language ?? placed.language },
    text: { area: "lint", code: rule, params: { ...params, excerpt } },
    excerpt: pushes.includes(rule) ? excerpt : null,
  };
}

/** The place in the builder that a JSON pointer into the definition means. */
export function placeOf(
  path: string,
  definition: SurveyDefinition,
): Pick<Finding, "place" | "field" | "language" | "rule"> {
  const [area = "", index = "", ...rest] = path.split("/").slice(1);
  const last = rest.at(-1) ?? index;
  const language = definition.languages.includes(last) ? last : null;
  const below = (steps: string[]) => (language === null ? steps : steps.slice(0, -1)).join("/");
  if (area === "questions") {
    const question = index === "" ? undefined : definition.questions[Number(index)];
    return { place: question ? { question: question.id } : "survey", field: below(rest), language, rule: null };
  }
  if (area === "logic") {
    const rule = definition.logic?.[Number(index)];
    const subject = rule && (rule.do === "jump" ? rule.after : rule.question);
    const isThere = definition.questions.some(({ id }) => id === subject);
    return {
      place: subject !== undefined && isThere ? { question: subject } : "survey",
      ...{ field: "logic", language, rule: rule?.id ?? null },
    };
  }
  const places: Record<string, Place> = { ending: "ending", parameters: "parameters" };
  const opening = ["title", "welcome", "languages", "defaultLanguage", "touchpoint", "channel"];
  const place = places[area] ?? (opening.includes(area) ? "opening" : "survey");
  return { place, field: below([area, index, ...rest].filter((step) => step !== "")), language, rule: null };
}

export const isAt = (finding: Finding, question: string): boolean =>
  typeof finding.place === "object" && finding.place.question === question;

/**
 * A text without the part of its sentence that holds the words: from one mark to the next. `null` where nothing would be left, or where the words are no
 * longer there.
 */
export function withoutWords(text: string, excerpt: string): { words: string; rest: string } | null {
  const at = text.indexOf(excerpt);
  if (at < 0) return null;
  const start = text.slice(0, at).search(/(?<![^，,。.;；!！?？\n])[^，,。.;；!！?？\n]*$/u);
  const after = text.slice(at + excerpt.length);
  const mark = after.search(/[，,。.;；!！?？\n]/u);
  const end = mark < 0 ? text.length : at + excerpt.length + mark + 1;
  const rest = `${text.slice(0, start)}${text.slice(end)}`
    .replace(/[，,]\s*$/u, "")
    .replace(/\s{2,}/g, " ")
    .trim();
  const words = text.slice(start, mark < 0 ? end : end - 1).trim();
  return rest === "" ? null : { words, rest };
}
