import { lookup } from "@heard/db";
import type { SurveyLookupRow } from "@heard/db/lookup";
import { organisations } from "@heard/db/schema/organisations";
import type { SurveyState } from "@heard/db/schema/surveys";
import type { SurveyDefinition } from "@heard/survey/runtime";
import type { ServiceContext } from "../context.ts";
import { inTenant, respondentIn } from "../context.ts";
import { notFound } from "../errors.ts";
import { draftOf, findSurveyRow } from "./queries.ts";

/** What an installation brings to a submission: nothing of a request. */
export type SubmissionDeps = { authSecret: string; now: () => Date; random: (size: number) => Uint8Array };

/** Everything that a page of a survey is drawn from. */
export type SurveyPage = {
  organisation: { id: number; key: string; name: string; locale: "en" | "zh-Hans" | "zh-Hant" };
  survey: { id: number; key: string; name: string };
  /** The version that this respondent answers, whatever is published meanwhile. */
  definition: SurveyDefinition;
  /** White on the colour and the colour on white can both be read. `null`: the product's own. */
  brand: { colour: string | null; logoFileId: string | null };
  /** A preview: everything is checked, nothing is kept. */
  isTest: boolean;
};

export type OpenedSurvey = {
  page: SurveyPage;
  /** Of whoever answers. */
  ctx: ServiceContext;
  state: SurveyState;
  opensOn: string | null;
  closesOn: string | null;
  responseCap: number | null;
  sourceId: number;
};

/**
 * A published survey for whoever comes to its page, in the version that is published or in an earlier one that they began.
 * @throws DomainError not_found for one that was never published or lies in the bin
 */
export async function openSurvey(
  key: string,
  { version, now }: { version: number | null; now: () => Date },
): Promise<OpenedSurvey> {
  const row = await lookup.survey(key, version);
  if (!row) throw notFound("survey", key);
  const { organisation, definition, state, opensOn, closesOn, responseCap, sourceId } = row;
  return {
    ctx: contextOf(organisation, now),
    ...{ state, opensOn, closesOn, responseCap, sourceId },
    page: {
      organisation: {
        ...{ id: organisation.id, key: organisation.key, name: organisation.name },
        locale: organisation.locale as SurveyPage["organisation"]["locale"],
      },
      survey: { id: row.id, key: row.key, name: row.name },
      definition,
      brand: { colour: row.colour, logoFileId: row.logoFileId },
      isTest: false,
    },
  };
}

/** The draft of a survey, else what is published, for somebody who was let in by a signed preview. @throws DomainError not_found */
export async function openDraft(
  { organisationId, surveyId }: { organisationId: number; surveyId: number },
  { now }: { now: () => Date },
): Promise<OpenedSurvey> {
  return inTenant(respondentIn(organisationId, now), async (tx) => {
    const [own] = await tx.select().from(organisations);
    if (!own || own.deletedAt) throw notFound("survey", surveyId);
    const row = await findSurveyRow(tx, surveyId);
    return {
      ctx: contextOf(own, now),
      ...{ state: "open", opensOn: null, closesOn: null, responseCap: null, sourceId: row.sourceId },
      page: {
        organisation: { id: own.id, key: own.key, name: own.name, locale: own.locale },
        survey: { id: row.id, key: row.key, name: row.name },
        definition: await draftOf(tx, row),
        brand: { colour: row.colour, logoFileId: row.logoFileId },
        isTest: true,
      },
    };
  });
}

type Own = Omit<SurveyLookupRow["organisation"], "name" | "locale" | "isDemo">;

const contextOf = ({ id, key, timeZone, homeShardKey, hideBelow, lowBelow }: Own, now: () => Date): ServiceContext => ({
  ...respondentIn(id, now),
  organisation: { id, key, timeZone, homeShardKey, hideBelow, lowBelow },
});
