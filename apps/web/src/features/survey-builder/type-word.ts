import type { Question } from "@heard/survey/runtime";

/** The word for a kind of question: a why has one of its own. */
export const typeWord = (question: Question): Question["type"] | "why" =>
  question.type === "text" && question.whyOf !== undefined ? "why" : question.type;
