import type { Answer, Answers, Parameters } from "./answer.ts";
import { type AnswerContext, type AnswerProblem, checkAnswer } from "./check-answer.ts";
import type { SurveyDefinition } from "./definition.ts";
import { pathOf } from "./path.ts";
import { pointer } from "./problem.ts";
import type { Question } from "./question.ts";

/** What a respondent sends: raw, from a form or a program. */
export type Submission = { answers: Readonly<Record<string, unknown>>; parameters?: Parameters; seed: number };
export type AnswersOptions = AnswerContext & {
  /** A partial submission may still lack required answers; everything else is held against the version all the same. */
  partial?: boolean;
};
export type ValidAnswers = {
  /** Every question that was asked, in the order in which it was; `null` where it was left empty. */
  answers: Answers;
  path: readonly Question[];
  state: "partial" | "complete";
};

/**
 * Holds answers against the version they were given to: type, range, choices, what is required, and whether the rules lead there at all. An
 * answer to a question that was not reached is refused, never dropped in silence; a page that lets people go back sends `reachedAnswers`.
 */
export function validateAnswers(
  definition: SurveyDefinition,
  submission: Submission,
  options: AnswersOptions,
): { valid: ValidAnswers } | { problems: AnswerProblem[] } {
  const problems: AnswerProblem[] = [];
  const given: Record<string, Answer | null> = Object.create(null);
  for (const [id, value] of Object.entries(submission.answers)) {
    const question = definition.questions.find((one) => one.id === id);
    if (!question) {
      problems.push(problemAt("question_unknown", id, value, "a question of this version"));
      continue;
    }
    const checked = checkAnswer(question, value, options);
    if ("problems" in checked) problems.push(...checked.problems);
    else given[id] = checked.answer;
  }
  // Where an answer is wrong the way on is not known, so what follows is not judged by it.
  const isSure = problems.length === 0;
  const path = pathOf(definition, { answers: given, parameters: submission.parameters, seed: submission.seed });
  for (const [id, answer] of Object.entries(given)) {
    if (isSure && answer !== null && !path.some((question) => question.id === id))
      problems.push(problemAt("answer_unreached", id, answer, "no answer: the rules do not lead to this question"));
  }
  for (const question of isSure && !options.partial ? path : [])
    problems.push(...requirementsOf(question, given[question.id] ?? null));
  if (problems.length > 0) return { problems };
  const answered = path.filter(({ id }) => !options.partial || id in given);
  const answers = Object.fromEntries(answered.map(({ id }) => [id, given[id] ?? null]));
  return { valid: { answers, path, state: options.partial ? "partial" : "complete" } };
}

/** What is wrong with an answer that is acceptable in itself: it had to be given. */
export function requirementsOf(question: Question, answer: Answer | null): AnswerProblem[] {
  if (!question.required) return [];
  if (question.type === "consent")
    return answer === true
      ? []
      : [problemAt("consent_needed", question.id, answer, "true: nothing is stored without it")];
  return answer === null ? [problemAt("answer_missing", question.id, null, "an answer")] : [];
}

const problemAt = (code: AnswerProblem["code"], id: string, value: unknown, expected: string): AnswerProblem => ({
  code,
  path: pointer("answers", id),
  value,
  expected,
  params: { question: id },
});
