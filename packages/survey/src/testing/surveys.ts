import { format, type SurveyDefinition } from "../definition.ts";
import type { Question, QuestionOf } from "../question.ts";
import { csat5, nps } from "../templates/scales.ts";

export const en = (text: string) => ({ en: text });

export const npsQuestion: QuestionOf<"nps"> = {
  type: "nps",
  id: "nps",
  metric: "nps",
  required: true,
  text: en("How likely are you to recommend us?"),
  scale: nps,
};
export const whyQuestion: QuestionOf<"text"> = { type: "text", id: "why", whyOf: "nps", text: en("Why?") };
export const reasonQuestion: QuestionOf<"single"> = {
  type: "single",
  id: "reason",
  text: en("What brought you here?"),
  choices: [
    { id: "buy", text: en("To buy") },
    { id: "help", text: en("To get help") },
    { id: "other", text: en("Something else"), other: true },
  ],
};
export const satisfactionQuestion: QuestionOf<"csat"> = {
  type: "csat",
  id: "csat",
  metric: "csat",
  text: en("How satisfied are you?"),
  scale: csat5,
  noWhy: "One open question is enough here.",
};

/** An open question of no consequence. */
export const textQuestion = (id: string): QuestionOf<"text"> => ({ type: "text", id, text: en(`About ${id}?`) });

/** A survey in English: NPS, its why and a reason, unless something else is said. */
export function survey(over: Partial<SurveyDefinition> = {}): SurveyDefinition {
  return {
    format,
    id: "relationship",
    version: 1,
    languages: ["en"],
    defaultLanguage: "en",
    title: en("How are we doing?"),
    questions: [npsQuestion, whyQuestion, reasonQuestion],
    ending: { thankYou: en("Thank you.") },
    ...over,
  };
}

export const idsOf = (questions: readonly Question[]) => questions.map(({ id }) => id);
