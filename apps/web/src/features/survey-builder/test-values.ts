import type { Question } from "@heard/survey/runtime";
import type { Test } from "./edit-rules.ts";

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
export function firstValueOf(question: Question | null, is: Test["is"]): object {
  if (is === "answered" || is === "given") return {};
  const [first] = pickablesOf(question) ?? [];
  const value = first?.value ?? (question?.type === "date" ? "2026-01-01" : question === null ? "value" : 0);
  return is === "oneOf" ? { values: [value] } : { value };
}

/** Typed values, as a list separated by commas. Numbers where the answer is one. */
export function valuesIn(text: string, question: Question | null): (string | number)[] {
  const parts = text
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return question?.type === "number" ? parts.map(Number).filter((number) => !Number.isNaN(number)) : parts;
}
