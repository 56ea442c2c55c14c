import type { Question, SurveyDefinition } from "@heard/survey/runtime";
import { whyOf } from "@heard/survey/why";
import { freeId, idsOf } from "./edit-definition.ts";
import { spoken } from "./measuring.ts";

/** The open question behind a score, in the languages of the survey. */
export function whyFor(score: Question, definition: SurveyDefinition): Question {
  const why = whyOf(score);
  return { ...why, id: freeId(why.id, idsOf(definition)), text: spoken(why.text, definition.languages) };
}
