import { type Answer, type Answers, answerOf, type Question } from "@heard/survey/runtime";
import { fieldOf, keptFieldOf, wordsFieldOf } from "./fields.ts";
import type { FormFields } from "./read-form.ts";

/** What stands in the fields of a page. */
export type Filled = {
  text: (field: string) => string;
  has: (field: string, value: string) => boolean;
};

/** As somebody left them, whether that can be taken or not. */
export function filledBy(form: FormFields): Filled {
  return {
    text: (field) => {
      const value = form.get(field);
      return typeof value === "string" ? value : "";
    },
    has: (field, value) => form.getAll(field).includes(value),
  };
}

/** As answers from before fill them. */
export function filledWith(questions: readonly Question[], answers: Answers): Filled {
  return filledBy(formOf(questions, answers));
}

/** Answers as the form that would send them. */
export function formOf(questions: readonly Question[], answers: Answers): FormFields {
  return new URLSearchParams(
    questions.flatMap((question) => {
      const answer = answerOf(answers, question.id);
      return answer === null ? [] : fieldsOf(question, answer);
    }),
  );
}

function fieldsOf({ id, type }: Question, answer: Answer): [field: string, value: string][] {
  if (type === "consent") return answer === true ? [[fieldOf(id), "yes"]] : [];
  if (typeof answer !== "object") return [[fieldOf(id), String(answer)]];
  if (type === "rank") return (answer as string[]).map((choice, place) => [fieldOf(id, choice), String(place + 1)]);
  const parts = Array.isArray(answer) ? answer : "choice" in answer && type === "single" ? [answer] : null;
  if (parts)
    return parts.flatMap((part): [string, string][] =>
      typeof part === "object"
        ? [
            [fieldOf(id), String(part.choice)],
            [wordsFieldOf(id, String(part.choice)), String(part.text)],
          ]
        : [[fieldOf(id), part]],
    );
  if (type === "file") return [[keptFieldOf(id), JSON.stringify(answer)]];
  return type === "matrix" ? Object.entries(answer).map(([row, value]) => [fieldOf(id, row), String(value)]) : [];
}
