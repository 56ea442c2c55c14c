import { detectLanguage } from "../../src/language.ts";
import { scoreSentiment } from "../../src/sentiment.ts";
import { LABELS, type LabelledComment, type Task } from "./labelled.ts";

export const TASKS = Object.keys(LABELS) as Task[];

/** How labels compare; in the order in which `--json` prints them. */
export type Evaluation = {
  readonly task: Task;
  /** Whether every comment was forced to pos or neg, because no line is neu. */
  readonly forced: boolean;
  readonly n: number;
  readonly accuracy: number;
  /** Mean F1 over the labels that stand in the file or were given. */
  readonly macroF1: number;
  readonly perSecond: number;
};

export function isTask(word: string): word is Task {
  return TASKS.some((task) => task === word);
}

/** Labels every comment with what ships and compares. */
export function evaluate(comments: readonly LabelledComment[], task: Task): Evaluation {
  const forced = task === "sentiment" && comments.every(({ label }) => label !== "neu");
  const labelOf = task === "language" ? languageLabel : forced ? forcedLabel : sentimentLabel;
  for (const { text } of comments.slice(0, 500)) labelOf(text);
  const start = performance.now();
  const given = comments.map(({ text }) => labelOf(text));
  const perSecond = comments.length / ((performance.now() - start) / 1_000);
  const right = comments.filter(({ label }, index) => label === given[index]).length;
  const wanted = comments.map(({ label }) => label);
  return {
    task,
    forced,
    n: comments.length,
    accuracy: right / comments.length,
    macroF1: macroF1(wanted, given),
    perSecond,
  };
}

/** Mean over the labels of 2·right / (wanted + given). */
export function macroF1(wanted: readonly string[], given: readonly string[]): number {
  const labels = [...new Set([...wanted, ...given])];
  const count = (list: readonly string[], label: string) => list.filter((other) => other === label).length;
  const total = labels.reduce((sum, label) => {
    const right = wanted.filter((other, index) => other === label && given[index] === label).length;
    return sum + (2 * right) / (count(wanted, label) + count(given, label));
  }, 0);
  return total / labels.length;
}

function languageLabel(text: string): string {
  const language = detectLanguage(text);
  return LABELS.language.some((label) => label === language) ? language : "other";
}

function forcedLabel(text: string): string {
  return scoreSentiment(text).score >= 0 ? "pos" : "neg";
}

function sentimentLabel(text: string): string {
  return scoreSentiment(text).label.slice(0, 3);
}
