import type { Question } from "@heard/survey/runtime";

/** Seconds that people take for a question, read and answered; a guess that is better than none, and rounded up. */
function secondsFor(question: Question): number {
  switch (question.type) {
    case "text":
      return question.detail ? 8 : 12;
    case "multiple":
    case "number":
    case "date":
      return 8;
    case "matrix":
      return 4 + 4 * question.rows.length;
    case "rank":
      return 6 + 3 * question.choices.length;
    case "file":
      return 20;
    default:
      return 6;
  }
}

/**
 * How long these questions take, in tens of seconds, from a minute and a half on in minutes.
 * @example
 * effortOf([{ type: "nps" }, { type: "text" }]); // => { count: 2, unit: "seconds", length: 20 }
 */
export function effortOf(questions: readonly Question[]): {
  count: number;
  unit: "seconds" | "minutes";
  length: number;
} {
  const seconds = questions.reduce((sum, question) => sum + secondsFor(question), 0);
  const count = questions.length;
  if (seconds < 90) return { count, unit: "seconds", length: Math.max(10, Math.ceil(seconds / 10) * 10) };
  return { count, unit: "minutes", length: Math.ceil(seconds / 60) };
}
