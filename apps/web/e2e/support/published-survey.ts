import type { SurveyDefinition } from "@heard/survey/runtime";
import { expect, type Page } from "@playwright/test";
import { paths } from "../../src/lib/paths.ts";
import { theInstallation } from "./installation.ts";
import { readProcedure } from "./own-organisation.ts";

export type PublishedSurvey = { surveyId: number; key: string; address: string };

/** Does what a procedure does, as whoever is signed in on this page, and gives what it answers. */
export async function ask<Result>(
  page: Page,
  organisation: string,
  procedure: string,
  input: unknown,
): Promise<Result> {
  const reply = await page.request.post(`${paths.trpc(organisation)}/${procedure}`, {
    data: { json: input },
    headers: { origin: theInstallation().url },
  });
  const body = await reply.json();
  expect(reply.status(), `${procedure}: ${JSON.stringify(body)}`).toBe(200);
  return body.result.data.json;
}

/** A survey made of a template and open to everybody, by whoever is signed in. */
export async function publishedSurvey(page: Page, organisation: string, template: string): Promise<PublishedSurvey> {
  const from = { kind: "template", template };
  const made = await ask<{ surveyId: number; key: string }>(page, organisation, "surveys.create", {
    name: `Survey of ${organisation}`,
    from,
  });
  // A first draft is its first edit.
  const { published } = await ask<{ published?: { version: number } }>(page, organisation, "surveys.publish", {
    surveyId: made.surveyId,
    edit: 1,
  });
  expect(published).toMatchObject({ version: 1 });
  return { ...made, address: `${theInstallation().gatewayUrl}/s/${made.key}` };
}

/** Publishes the next version of a survey, with whatever is changed of it. */
export async function republishedSurvey(
  page: Page,
  organisation: string,
  { surveyId, key }: Pick<PublishedSurvey, "surveyId" | "key">,
  change: (definition: SurveyDefinition) => SurveyDefinition,
): Promise<void> {
  const input = encodeURIComponent(JSON.stringify({ json: { key } }));
  const { edit, definition } = await readProcedure<{ edit: number; definition: SurveyDefinition }>(
    page,
    organisation,
    `surveys.byKey?input=${input}`,
  );
  const { saved } = await ask<{ saved: { edit: number } }>(page, organisation, "surveys.saveDraft", {
    ...{ surveyId, edit, definition: change(definition) },
  });
  await ask(page, organisation, "surveys.publish", { surveyId, edit: saved.edit });
}

/** The key of the survey that {@link draftSurvey} begins. */
export const draftSurveyOf = (organisation: string): string => `${organisation}-first`;

/** A survey that nobody has published, by whoever is signed in. */
export async function draftSurvey(page: Page, organisation: string): Promise<void> {
  const from = { kind: "template", template: "nps" };
  await ask(page, organisation, "surveys.create", { key: draftSurveyOf(organisation), name: "First", from });
}

/** How many responses of a survey count. */
export async function responseCountOf(page: Page, organisation: string, surveyId: number): Promise<number | undefined> {
  const surveys = await readProcedure<{ id: number; responseCount: number }[]>(page, organisation, "surveys.list");
  return surveys.find(({ id }) => id === surveyId)?.responseCount;
}
