import type { Question } from "@heard/survey/runtime";
import type { Test } from "./edit-conditions.ts";

export type Pickable = { value: string | number | boolean; texts: Readonly<Record<string, string>> | null };

/** The answers that a question can have, where they are few: what a condition picks from. `null` where they are typed. */
export function pickablesOf(question: Question | null): Pickable[] | null {
  if (question === null) return null;
  const onScale = question.type === "matrix" ? question.columns : question;
  if ("scale" in onScale) {
    const { min, max, labels } = onScale.scale;
    return Array.from({ length: max - min + 1 }, (_, at) => ({ value: min + at, texts: labels[min + at] ?? null }));
  }
  if ("choices" in onScale) return onScale.choices.map(({ id, text }) => ({ value: id, texts: text }));
  if (question.type === "expectation")
    return (["below", "as", "above"] as const).map((value) => ({ value, texts: question.labels[value] }));
  return question.type === "consent" ? [true, false].map((value) => ({ value, texts: null })) : null;
}

/** What a comparison begins with, so that it is complete at once. */
function firstValueOf(question: Question | null, is: Test["is"]): object {
  if (is === "answered" || is === "given") return {};
  const [first] = pickablesOf(question) ?? [];
  const value = first?.value ?? (question?.type === "date" ? "2026-01-01" : question === null ? "value" : 0);
  return is === "oneOf" ? { values: [value] } : { value };
}

/** The comparison made in another way: what was compared with stays where it can. */
export function comparedBy(test: Test, question: Question | null, is: Test["is"]): Test {
  const about =
    "question" in test ? rowed({ question: test.question }, test.row, question, is) : { parameter: test.parameter };
  const isBound = (one: Test["is"]) => one === "atLeast" || one === "atMost";
  const value = isBound(is) && "value" in test ? { value: test.value } : firstValueOf(question, is);
  return { ...about, is, ...value } as Test;
}

/** An item of a table is compared on its own; that the table was answered is said of the whole. */
function rowed(about: { question: string }, row: string | undefined, question: Question | null, is: Test["is"]) {
  if (question?.type !== "matrix" || is === "answered") return about;
  const first = question.rows[0]?.id;
  const known = question.rows.some(({ id }) => id === row) ? row : first;
  return known === undefined ? about : { ...about, row: known };
}

/** Typed values, as a list separated by commas. Numbers where the answer is one. */
export function valuesIn(text: string, question: Question | null): (string | number)[] {
  const parts = text
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return question?.type === "number" ? parts.map(Number).filter((number) => !Number.isNaN(number)) : parts;
}
