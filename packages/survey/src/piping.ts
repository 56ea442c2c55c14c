import { type Answer, answerOf, type Chosen, choiceOf, type Session } from "./answer.ts";
import type { SurveyDefinition } from "./definition.ts";
import { textIn } from "./language.ts";
import type { Question } from "./question.ts";
import type { Texts } from "./texts.ts";

/** One `{{answer.reason|your visit}}` or `{{parameter.shop|our shop}}` in a text, and where it stands. */
export type Pipe = { of: "answer" | "parameter"; id: string; fallback: string | null; start: number; end: number };

const pattern = /\{\{\s*(answer|parameter)\.([a-z0-9-]+)\s*(?:\|([^{}]*))?\}\}/g;
/** A piped answer is a few words; a long one would drown the question. */
const longestPiped = 200;

/**
 * The pipes of a text.
 * @example
 * pipesIn("Why {{answer.nps}}?"); // => [{ of: "answer", id: "nps", fallback: null, start: 4, end: 18 }]
 */
export function pipesIn(text: string): Pipe[] {
  return [...text.matchAll(pattern)].map(({ 0: whole, 1: of, 2: id = "", 3: fallback, index }) => ({
    of: of === "answer" ? "answer" : "parameter",
    id,
    fallback: fallback?.trim() ?? null,
    start: index,
    end: index + whole.length,
  }));
}

/**
 * A text as this respondent reads it. The result is plain text, words of the respondent's own among it: whoever puts it into HTML escapes it.
 * What was filled in is not looked through again.
 */
export function fillPipes(texts: Texts, definition: SurveyDefinition, session: Session, language: string): string {
  const text = textIn(texts, language, definition.defaultLanguage);
  let filled = "";
  let from = 0;
  for (const { of, id, fallback, start, end } of pipesIn(text)) {
    const value = of === "answer" ? wordsOf(definition, session, id, language) : parameterOf(session, id);
    filled += text.slice(from, start) + shortened(value || (fallback ?? ""));
    from = end;
  }
  return filled + text.slice(from);
}

function parameterOf({ parameters = {} }: Session, key: string): string {
  return Object.hasOwn(parameters, key) ? (parameters[key] ?? "") : "";
}

function wordsOf(definition: SurveyDefinition, session: Session, id: string, language: string): string {
  const question = definition.questions.find((one) => one.id === id);
  const answer = answerOf(session.answers, id);
  return question && answer !== null ? answerInWords(question, answer, language, definition.defaultLanguage) : "";
}

/** An answer in words of a language, for pipes and reviews; empty for what has none (a matrix, a file, a consent). */
export function answerInWords(question: Question, answer: Answer, language: string, fallback: string): string {
  switch (question.type) {
    case "single":
    case "multiple":
    case "rank": {
      const parts = (Array.isArray(answer) ? answer : [answer]) as Chosen[];
      return listed(
        parts.map((part) => {
          if (typeof part === "object") return part.text;
          const choice = question.choices.find(({ id }) => id === choiceOf(part));
          return choice ? textIn(choice.text, language, fallback) : "";
        }),
        language,
      );
    }
    case "expectation":
      return textIn(question.labels[answer as "as"] ?? {}, language, fallback);
    case "number":
      return typeof answer === "number" ? new Intl.NumberFormat(language).format(answer) : "";
    case "date":
      return typeof answer === "string"
        ? new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(answer))
        : "";
    case "matrix":
    case "file":
    case "consent":
      return "";
    default:
      return String(answer);
  }
}

const listed = (words: string[], language: string) =>
  new Intl.ListFormat(language, { type: "conjunction" }).format(words.filter((word) => word !== ""));

function shortened(text: string): string {
  const letters = [...text.trim()];
  return letters.length > longestPiped ? `${letters.slice(0, longestPiped).join("")}…` : letters.join("");
}
