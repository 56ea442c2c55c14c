import type { EmbedSettings } from "@heard/survey/runtime";
import { DomainError } from "../errors.ts";
import { dayIn } from "../responses/day.ts";
import { openSurvey } from "../surveys/open-survey.ts";
import { assertTakesAnswers } from "../surveys/rules.ts";
import { resolveEmbed } from "./resolve-entry.ts";

export type OpenEmbed = {
  survey: string;
  settings: Omit<EmbedSettings, "origins">;
  /** `open`, else the reason for which no answers are taken. */
  state: string;
  languages: string[];
  defaultLanguage: string;
  colour: string | null;
  title: Record<string, string>;
};

/**
 * What a page of the organisation's own needs to decide whether a survey shows. Which other pages may show it, no page learns.
 * @throws DomainError not_found; forbidden `embed_refused`
 */
export async function openEmbed(
  { survey, origin }: { survey: string; origin: string },
  { now }: { now: () => Date },
): Promise<OpenEmbed> {
  const opened = await openSurvey(survey, { version: null, now });
  const { origins: _, ...settings } = await resolveEmbed(opened, origin);
  const { languages, defaultLanguage, title } = opened.page.definition;
  return {
    survey,
    settings,
    state: stateOf(opened, now),
    languages,
    defaultLanguage,
    colour: opened.page.brand.colour,
    title,
  };
}

function stateOf(opened: Awaited<ReturnType<typeof openSurvey>>, now: () => Date): string {
  try {
    assertTakesAnswers(opened, dayIn(opened.ctx.organisation.timeZone, now()));
    return "open";
  } catch (error) {
    if (error instanceof DomainError) return error.reason;
    throw error;
  }
}
