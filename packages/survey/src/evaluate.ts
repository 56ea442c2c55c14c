import { type Answers, answerOf, type Parameters, valuesOf } from "./answer.ts";
import type { AnswerTest, Condition, ParameterTest } from "./condition.ts";
import type { SurveyDefinition } from "./definition.ts";

/** What is known at a point of the path: the answers on it, and what the link carried. */
export type Known = { answers: Answers; parameters?: Parameters };

/**
 * Whether a condition holds. A question without an answer passes no test.
 * @example
 * conditionHolds({ questions: [{ type: "nps", id: "nps" }] }, { question: "nps", is: "atMost", value: 6 }, { answers: { nps: 4 } }); // => true
 */
export function conditionHolds(
  definition: Pick<SurveyDefinition, "questions">,
  condition: Condition,
  known: Known,
): boolean {
  const holds = (inner: Condition) => conditionHolds(definition, inner, known);
  if ("all" in condition) return condition.all.every(holds);
  if ("any" in condition) return condition.any.some(holds);
  if ("not" in condition) return !holds(condition.not);
  return "parameter" in condition
    ? parameterPasses(condition, known.parameters ?? {})
    : answerPasses(definition, condition, known.answers);
}

function parameterPasses(test: ParameterTest, parameters: Parameters): boolean {
  const value = Object.hasOwn(parameters, test.parameter) ? parameters[test.parameter] : undefined;
  if (value === undefined) return false;
  return test.is === "given" || test.values.includes(value);
}

function answerPasses({ questions }: Pick<SurveyDefinition, "questions">, test: AnswerTest, answers: Answers): boolean {
  const question = questions.find(({ id }) => id === test.question);
  const answer = answerOf(answers, test.question);
  if (!question || answer === null) return false;
  if (test.is === "answered" && test.row === undefined) return true;
  const values = valuesOf(question, answer, test.row);
  if (test.is === "answered") return values.length > 0;
  if (test.is === "oneOf") return values.some((value) => test.values.includes(value));
  const [value] = values;
  if (value === undefined || typeof value !== typeof test.value) return false;
  return test.is === "atLeast" ? value >= test.value : value <= test.value;
}
