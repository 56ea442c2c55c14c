import type { Rule, SurveyDefinition } from "./definition.ts";
import type { Difference } from "./diff.ts";
import { unitsOf } from "./order.ts";
import type { Question } from "./question.ts";

/**
 * What a change does to a trend. `broken`: another question is asked now, or on another ruler, so the line must not go on. `caution`: the same
 * question, but in other company or to other people, which moves scores too. `questions` are those whose trend it concerns.
 */
export type TrendEffect = { trend: "unaffected" | "caution" | "broken"; questions: string[] };

const unaffected: TrendEffect = { trend: "unaffected", questions: [] };

/** What the respondent reads or can answer. */
const asksOtherwise = new Set([
  "type",
  "text",
  "hint",
  "metric",
  "touchpoint",
  "scale",
  "labels",
  "choices",
  "rows",
  "columns",
  "ranked",
  "fewest",
  "most",
  "least",
  "decimals",
  "unit",
  "earliest",
  "latest",
  "purpose",
  "whyOf",
  "detail",
]);
const asksInOtherCompany = new Set(["required", "shuffleChoices", "shuffleRows", "newPage"]);

/** What one difference does to the trends of a survey. */
export function effectOf(difference: Difference, from: SurveyDefinition, to: SurveyDefinition): TrendEffect {
  const [area, id = "", field = ""] = difference.steps;
  if (area === "logic") return caution(ruledBy(difference, from, to));
  if (area === "shuffle") return caution([...(from.shuffle ?? []), ...(to.shuffle ?? [])].flat());
  if (area !== "questions") return unaffected;
  const question = to.questions.find((one) => one.id === id) ?? from.questions.find((one) => one.id === id);
  if (!question) return unaffected;
  if (field === "") return effectOnQuestions(difference, question, from, to);
  if (isTranslation(difference, from, to)) return unaffected;
  if (asksOtherwise.has(field)) {
    const isMove = difference.change === "moved";
    // Comments have no line to break; another wording brings other comments all the same.
    return isMove || question.type === "text" ? caution([id]) : { trend: "broken", questions: [id] };
  }
  return asksInOtherCompany.has(field) ? caution([id]) : unaffected;
}

function caution(questions: readonly string[]): TrendEffect {
  return questions.length === 0 ? unaffected : { trend: "caution", questions: [...new Set(questions)] };
}

/** A question removed ends its trend; one that comes or moves stands before others that were there. */
function effectOnQuestions(
  { change }: Difference,
  question: Question,
  from: SurveyDefinition,
  to: SurveyDefinition,
): TrendEffect {
  if (change === "removed") return { trend: "broken", questions: [question.id] };
  const old = new Set(from.questions.map(({ id }) => id));
  const after = to.questions.slice(to.questions.findIndex(({ id }) => id === question.id) + 1).map(({ id }) => id);
  return caution([...(change === "moved" ? [question.id] : []), ...after.filter((id) => old.has(id))]);
}

/** A language that comes, goes or is not spoken takes nothing from those who answer in another. */
function isTranslation({ steps }: Difference, from: SurveyDefinition, to: SurveyDefinition): boolean {
  const isText = ["text", "hint", "unit"].includes(steps.at(-2) ?? "") || steps.at(-3) === "labels";
  const language = steps.at(-1) ?? "";
  return isText && !(from.languages.includes(language) && to.languages.includes(language));
}

/** The questions that a rule decides about, before and after. */
function ruledBy({ steps }: Difference, from: SurveyDefinition, to: SurveyDefinition): string[] {
  return [from, to].flatMap((definition) => {
    const rule = definition.logic?.find(({ id }) => id === steps[1]);
    return rule ? decidedBy(rule, definition) : [];
  });
}

function decidedBy(rule: Rule, { questions }: SurveyDefinition): string[] {
  if (rule.do !== "jump") return [rule.question];
  const units = unitsOf(questions);
  const unitOf = (id: string) => units.findIndex((unit) => unit.some((question) => question.id === id));
  const jumped = units.slice(unitOf(rule.after) + 1, rule.to === null ? units.length : unitOf(rule.to));
  return jumped.flat().map(({ id }) => id);
}
