import type { Question, SurveyDefinition } from "@heard/survey/runtime";
import type { Test } from "./edit-conditions.ts";
import { freeId, unitsOf, withList } from "./edit-definition.ts";

export type Rule = NonNullable<SurveyDefinition["logic"]>[number];
const subjectOf = (rule: Rule) => (rule.do === "jump" ? rule.after : rule.question);

/** The rules that are about a question. */
export const rulesOf = ({ logic = [] }: SurveyDefinition, id: string): Rule[] =>
  logic.filter((rule) => subjectOf(rule) === id);

export const setRule = (definition: SurveyDefinition, rule: Rule): SurveyDefinition =>
  withList(
    definition,
    "logic",
    (definition.logic ?? []).map((one) => (one.id === rule.id ? rule : one)),
  );

export const removeRule = (definition: SurveyDefinition, id: string): SurveyDefinition =>
  withList(
    definition,
    "logic",
    (definition.logic ?? []).filter((one) => one.id !== id),
  );

/** What a condition at a question can look at: what was asked before it (itself too, for where to go after it), and what links carry. */
export function subjectsFor(
  { questions, parameters = [] }: SurveyDefinition,
  id: string,
  kind: Rule["do"],
): { questions: Question[]; parameters: string[] } {
  const units = unitsOf(questions);
  const at = units.findIndex((unit) => unit.some((question) => question.id === id));
  const place = questions.findIndex((question) => question.id === id);
  const own = kind === "jump" ? (units[at] ?? []) : [];
  const earlier = questions.slice(0, Math.max(0, place)).filter((question) => !own.includes(question));
  return {
    questions: [...earlier, ...own].filter(({ type }) => type !== "file"),
    parameters: parameters.map(({ key }) => key),
  };
}

/** Where a jump from a question can lead: forwards, past whys, and the end. */
export function targetsFor({ questions }: SurveyDefinition, id: string): Question[] {
  const units = unitsOf(questions);
  const at = units.findIndex((unit) => unit.some((question) => question.id === id));
  return units.slice(at + 1).flatMap(([head]) => (head ? [head] : []));
}

/** How an answer can be compared. */
export function comparisonsFor(question: Question | null): readonly Test["is"][] {
  if (question === null) return ["given", "oneOf"];
  switch (question.type) {
    case "text":
      return ["answered"];
    case "single":
    case "multiple":
    case "rank":
    case "expectation":
    case "consent":
      return ["answered", "oneOf"];
    case "matrix":
      return "scale" in question.columns ? ["answered", "oneOf", "atLeast", "atMost"] : ["answered", "oneOf"];
    default:
      return ["answered", "oneOf", "atLeast", "atMost"];
  }
}

/** A first comparison with a question or parameter: one that is complete as it stands. */
export function testOn(question: Question | null, parameter: string | null): Test {
  if (question === null) return { parameter: parameter ?? "", is: "given" };
  return { question: question.id, is: "answered" };
}

/** A rule that somebody begins: complete from the start, so that the draft can be saved while it is written. */
export function newRule(definition: SurveyDefinition, id: string, kind: Rule["do"]): Rule | null {
  const ruleId = freeId(`${id.slice(0, 50)}-rule`, new Set((definition.logic ?? []).map((rule) => rule.id)));
  if (kind === "jump") return { id: ruleId, do: "jump", after: id, to: null };
  const { questions, parameters } = subjectsFor(definition, id, kind);
  const last = questions.at(-1);
  if (!last && parameters.length === 0) return null;
  return { id: ruleId, do: kind, question: id, when: testOn(last ?? null, parameters[0] ?? null) };
}

/** The rule with another deed and the same condition, as far as it has one. */
export function ruleDoing(rule: Rule, kind: Rule["do"], definition: SurveyDefinition): Rule | null {
  const subject = subjectOf(rule);
  if (kind === "jump")
    return { id: rule.id, do: "jump", after: subject, to: null, ...(rule.when && { when: rule.when }) };
  if (rule.when) return { id: rule.id, do: kind, question: subject, when: rule.when };
  const fresh = newRule(definition, subject, kind);
  return fresh && { ...fresh, id: rule.id };
}
