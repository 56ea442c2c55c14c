import type { Transaction } from "@heard/db";
import { contactPurposes } from "@heard/db/schema/contacts";
import { distributions } from "@heard/db/schema/distributions";
import { organisations } from "@heard/db/schema/organisations";
import { sources } from "@heard/db/schema/sources";
import { surveys, surveyVersions } from "@heard/db/schema/surveys";
import type { SurveyDefinition } from "@heard/survey/runtime";
import { and, eq } from "drizzle-orm";
import { DistributionPlan } from "../distributions/schema.ts";
import { notFound } from "../errors.ts";

/** All that messages of one distribution have in common while a batch of them goes. */
export type Campaign = {
  distributionId: number;
  name: string;
  plan: DistributionPlan;
  survey: { id: number; key: string; name: string; colour: string | null };
  definition: SurveyDefinition;
  organisation: { name: string; locale: string; hasOpeningPixel: boolean };
  /** 0 when there is no such purpose any more: nobody has agreed to it. */
  purposeId: number;
};

/** @throws DomainError not_found, also for a survey that was never published */
export async function readCampaign(tx: Transaction, distributionId: number): Promise<Campaign> {
  const [row] = await tx
    .select({ distribution: distributions, survey: surveys, name: sources.name, definition: surveyVersions.definition })
    .from(distributions)
    .innerJoin(surveys, eq(surveys.id, distributions.surveyId))
    .innerJoin(sources, eq(sources.id, surveys.sourceId))
    .innerJoin(
      surveyVersions,
      and(eq(surveyVersions.surveyId, surveys.id), eq(surveyVersions.version, surveys.publishedVersion)),
    )
    .where(eq(distributions.id, distributionId));
  const [organisation] = await tx
    .select({
      ...{ name: organisations.name, locale: organisations.locale },
      hasOpeningPixel: organisations.hasOpeningPixel,
    })
    .from(organisations);
  if (!row || !organisation) throw notFound("distribution", distributionId);
  const plan = DistributionPlan.parse(row.distribution.plan);
  const [purpose] = await tx
    .select({ id: contactPurposes.id })
    .from(contactPurposes)
    .where(eq(contactPurposes.key, plan.purpose));
  return {
    ...{ distributionId, name: row.distribution.name, plan, definition: row.definition, organisation },
    survey: { id: row.survey.id, key: row.survey.key, name: row.name, colour: row.survey.colour },
    purposeId: purpose?.id ?? 0,
  };
}
