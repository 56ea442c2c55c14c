import type { Question } from "./question.ts";

/** A choice, or one that takes words of the respondent's own with those words. */
export type Chosen = string | { choice: string; text: string };
/** A file that was uploaded before: its id, and what the server found it to be. */
export type FileAnswer = { file: string; name: string; mediaType: string; bytes: number };
export type Answer = number | string | boolean | Chosen | Chosen[] | Record<string, number | string> | FileAnswer;
/** Answers by question id. `null` is a question that was seen and left empty; one that is not there has not been seen. */
export type Answers = Readonly<Record<string, Answer | null>>;
export type Parameters = Readonly<Record<string, string>>;

/** One respondent on the way through one version. The seed decides every random order and is stored with the response. */
export type Session = { answers: Answers; parameters?: Parameters; seed: number };

/**
 * The answer to a question, `null` when there is none. Reads own properties only, so an id such as `constructor` finds nothing.
 * @example
 * answerOf({ nps: 9 }, "constructor"); // => null
 */
export function answerOf(answers: Answers, id: string): Answer | null {
  return Object.hasOwn(answers, id) ? (answers[id] ?? null) : null;
}

/**
 * The id of what was chosen.
 * @example
 * choiceOf({ choice: "other", text: "the cat" }); // => "other"
 */
export function choiceOf(chosen: Chosen): string {
  return typeof chosen === "string" ? chosen : chosen.choice;
}

/** What a rule compares: the points, choices or values that an answer consists of. Of a rank, what stands first. */
export function valuesOf(question: Question, answer: Answer | null, row?: string): (string | number | boolean)[] {
  if (answer === null) return [];
  if (question.type === "matrix") {
    const point = row === undefined ? null : answerOf(answer as Answers, row);
    return point === null ? [] : [point as string | number];
  }
  const parts = Array.isArray(answer) ? answer : [answer];
  const values = parts.map((part) => (isWithText(part) ? part.choice : part));
  return (question.type === "rank" ? values.slice(0, 1) : values).filter((value) => typeof value !== "object");
}

function isWithText(part: unknown): part is { choice: string; text: string } {
  return typeof part === "object" && part !== null && "choice" in part;
}
