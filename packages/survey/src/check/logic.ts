import type { AnswerTest, Condition, ParameterTest } from "../condition.ts";
import type { Rule, SurveyDefinition } from "../definition.ts";
import type { Question } from "../question.ts";
import { isAlwaysEarlier, type Standing, standingsOf } from "./order.ts";
import type { Place, Report } from "./report.ts";

type Context = { definition: SurveyDefinition; standings: ReadonlyMap<string, Standing>; report: Report };

/** Rules name what exists, ask for what can be answered, read only what has been asked before, and jump forwards. */
export function checkLogic(definition: SurveyDefinition, report: Report): void {
  const context: Context = { definition, standings: standingsOf(definition), report };
  for (const [index, rule] of (definition.logic ?? []).entries()) {
    const place = ["logic", index];
    const subject = rule.do === "jump" ? rule.after : rule.question;
    const field = rule.do === "jump" ? "after" : "question";
    if (!context.standings.has(subject))
      report("reference_unknown", [...place, field], subject, "the id of a question");
    else if (rule.do === "jump") checkJump(rule, place, context);
    if (!rule.when || !context.standings.has(subject)) continue;
    const isReadable = (id: string) =>
      isAlwaysEarlier(context.standings, id, subject) ||
      (rule.do === "jump" && isWithin(context.standings, id, subject));
    checkCondition(rule.when, [...place, "when"], isReadable, context);
  }
}

/** A jump is taken after the whole unit, so it may read all of it. */
const isWithin = (standings: ReadonlyMap<string, Standing>, id: string, subject: string) =>
  standings.get(id)?.unit === standings.get(subject)?.unit;

function checkJump(rule: Extract<Rule, { do: "jump" }>, place: Place, { standings, report }: Context): void {
  const from = standings.get(rule.after);
  if (from?.group != null)
    report("jump_shuffled", [...place, "after"], rule.after, "a question outside shuffled groups");
  if (rule.to === null) return;
  const to = standings.get(rule.to);
  const at = [...place, "to"];
  if (!to) report("reference_unknown", at, rule.to, "the id of a question, or null for the end");
  else if (to.isWhy) report("jump_to_why", at, rule.to, "the score that the why belongs to");
  else if (to.group !== null) report("jump_shuffled", at, rule.to, "a question outside shuffled groups");
  else if (from && to.unit <= from.unit) report("jump_backwards", at, rule.to, `a question after "${rule.after}"`);
}

function checkCondition(
  condition: Condition,
  place: Place,
  isReadable: (id: string) => boolean,
  context: Context,
): void {
  const inner = (one: Condition, ...below: Place) => checkCondition(one, [...place, ...below], isReadable, context);
  if ("all" in condition) for (const [at, one] of condition.all.entries()) inner(one, "all", at);
  else if ("any" in condition) for (const [at, one] of condition.any.entries()) inner(one, "any", at);
  else if ("not" in condition) inner(condition.not, "not");
  else if ("parameter" in condition) checkParameterTest(condition, place, context);
  else checkAnswerTest(condition, place, isReadable, context);
}

function checkParameterTest(test: ParameterTest, place: Place, { definition, report }: Context): void {
  const parameter = definition.parameters?.find(({ key }) => key === test.parameter);
  if (!parameter) report("reference_unknown", [...place, "parameter"], test.parameter, "the key of a parameter");
  if (!parameter?.values || test.is !== "oneOf") return;
  for (const [at, value] of test.values.entries())
    if (!parameter.values.includes(value))
      report("condition_value", [...place, "values", at], value, parameter.values.join(", "));
}

function checkAnswerTest(test: AnswerTest, place: Place, isReadable: (id: string) => boolean, context: Context): void {
  const { definition, report } = context;
  const question = definition.questions.find(({ id }) => id === test.question);
  if (!question) {
    report("reference_unknown", [...place, "question"], test.question, "the id of a question");
    return;
  }
  if (!isReadable(test.question))
    report("condition_not_earlier", [...place, "question"], test.question, "a question that is always asked before");
  if (!checkRow(question, test, place, report)) return;
  checkComparison(test, domainOf(question), place, report);
}

function checkComparison(test: AnswerTest, domain: Domain, place: Place, report: Report): void {
  if (test.is === "answered") return;
  const accepts = test.is === "oneOf" ? domain.oneOf : domain.bound;
  if (accepts === null) {
    report("condition_type", [...place, "is"], test.is, domain.tests);
    return;
  }
  const compared = test.is === "oneOf" ? [...test.values.entries()] : [[null, test.value] as const];
  for (const [at, value] of compared)
    if (!accepts(value))
      report("condition_value", [...place, ...(at === null ? ["value"] : ["values", at])], value, domain.expected);
}

function checkRow(question: Question, { row, is }: AnswerTest, place: Place, report: Report): boolean {
  if (question.type !== "matrix") {
    if (row !== undefined) report("condition_type", [...place, "row"], row, "no row: this is no matrix");
    return row === undefined;
  }
  if (row === undefined && is !== "answered")
    report("condition_type", [...place, "row"], null, question.rows.map(({ id }) => id).join(", "));
  if (row !== undefined && !question.rows.some(({ id }) => id === row))
    report("reference_unknown", [...place, "row"], row, question.rows.map(({ id }) => id).join(", "));
  return row !== undefined && question.rows.some(({ id }) => id === row);
}

type Accepts = (value: string | number | boolean) => boolean;
/** What can be compared with an answer to a question, and with which tests. */
type Domain = { oneOf: Accepts | null; bound: Accepts | null; expected: string; tests: string };

function domainOf(question: Question): Domain {
  if (question.type === "matrix")
    return "scale" in question.columns
      ? points(question.columns.scale)
      : words(question.columns.choices.map(({ id }) => id));
  if ("choices" in question) return words(question.choices.map(({ id }) => id));
  if ("scale" in question) return points(question.scale);
  switch (question.type) {
    case "expectation":
      return words(["below", "as", "above"]);
    case "consent":
      return { ...words([]), oneOf: (value) => typeof value === "boolean", expected: "true, false" };
    case "number":
      return same((value) => typeof value === "number", "a number");
    case "date":
      return same((value) => /^\d{4}-\d{2}-\d{2}$/.test(String(value)), "a date as yyyy-mm-dd");
    default:
      return { oneOf: null, bound: null, expected: "", tests: "answered" };
  }
}

const words = (ids: readonly string[]): Domain => ({
  oneOf: (value) => typeof value === "string" && ids.includes(value),
  bound: null,
  expected: ids.join(", "),
  tests: "answered, oneOf",
});
const same = (accepts: Accepts, expected: string): Domain => ({
  oneOf: accepts,
  bound: accepts,
  expected,
  tests: "answered, oneOf, atLeast, atMost",
});
const points = ({ min, max }: { min: number; max: number }): Domain =>
  same(
    (value) => typeof value === "number" && Number.isInteger(value) && value >= min && value <= max,
    `a whole number from ${min} to ${max}`,
  );
