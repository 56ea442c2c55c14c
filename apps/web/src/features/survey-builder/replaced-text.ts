import type { Question, SurveyDefinition } from "@heard/survey/runtime";
import { setQuestion } from "./edit-definition.ts";

/** One text of a question: `field` is the way to it, as findings name it (`hint`, `rows/1/text`). `null` where there is none. */
export function textAt(question: Question, field: string, language: string): string | null {
  const said = textsAt(question, field)?.[language];
  return typeof said === "string" ? said : null;
}

/** The survey with that text said otherwise. Where there is no such text, nothing is changed. */
export function replacedText(
  definition: SurveyDefinition,
  { question: id, field, language }: { question: string; field: string; language: string },
  text: string,
): SurveyDefinition {
  const question = definition.questions.find((one) => one.id === id);
  if (!question || textAt(question, field, language) === null) return definition;
  const copy = structuredClone(question) as Question;
  const texts = textsAt(copy, field);
  if (texts) texts[language] = text;
  return setQuestion(definition, copy);
}

function textsAt(question: Question, field: string): Record<string, unknown> | null {
  let found: unknown = question;
  for (const step of field.split("/"))
    found = typeof found === "object" && found !== null ? (found as Record<string, unknown>)[step] : undefined;
  return typeof found === "object" && found !== null ? (found as Record<string, unknown>) : null;
}
