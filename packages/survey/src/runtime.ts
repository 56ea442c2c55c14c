// All that a respondent's browser loads: the way through a survey and the checks of its answers. Free of zod, and small; what looks at
// definitions (checks, lint, versions, templates) is in the main entry.
export {
  type Answer,
  type Answers,
  answerOf,
  choiceOf,
  type FileAnswer,
  type Parameters,
  type Session,
} from "./answer.ts";
export {
  type AnswerContext,
  type AnswerProblem,
  type AnswerProblemCode,
  answerProblems,
  checkAnswer,
} from "./check-answer.ts";
export type { Parameter, SurveyDefinition } from "./definition.ts";
export type { EmbedSettings } from "./embed.ts";
export { languageFor, textIn } from "./language.ts";
export { choicesInOrder, orderOf, rowsInOrder } from "./order.ts";
export { nextPage, pagesOf } from "./pages.ts";
export { addressNames, checkParameters, isHeldBySignature, type ParameterProblem } from "./parameters.ts";
export { nextQuestion, pathOf, previousQuestion, progressAt, reachedAnswers } from "./path.ts";
export { answerInWords, fillPipes } from "./piping.ts";
export type { Problem } from "./problem.ts";
export type { Choice, Question, QuestionOf, QuestionType, ScoreQuestion } from "./question.ts";
export { redirectOf } from "./redirect.ts";
export { type RecordedResponse, responseOf, type SurveyResponse } from "./response.ts";
export type { ScaleReference } from "./scale-reference.ts";
export {
  pageAddress,
  pageOf,
  type RuleOutcome,
  type ShowingRule,
  showingOf,
  showingRules,
  type Visit,
} from "./showing.ts";
export type { Texts } from "./texts.ts";
export { requirementsOf, type Submission, type ValidAnswers, validateAnswers } from "./validate-answers.ts";
