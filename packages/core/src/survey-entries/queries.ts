import { sources } from "@heard/db/schema/sources";
import { surveys, surveyVersions } from "@heard/db/schema/surveys";
import type { EmbedSettings, SurveyDefinition } from "@heard/survey";
import { and, asc, eq, isNull } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { findSurveyRow } from "../surveys/queries.ts";
import type { SurveyEntriesInput } from "./schema.ts";

export type SurveyEntries = { embed: EmbedSettings | null; hasKioskPin: boolean };

/** The ways to a survey besides its link. @throws DomainError not_found */
export async function getSurveyEntries(ctx: ServiceContext, { surveyId }: SurveyEntriesInput): Promise<SurveyEntries> {
  requirePermission(ctx, "survey.read");
  const { embed, kioskPinHash } = await inTenant(ctx, (tx) => findSurveyRow(tx, surveyId));
  return { embed, hasKioskPin: kioskPinHash !== null };
}

/** A survey into which answers can be typed; `parameters` is what its link can carry, declared by the version that is asked. */
export type EnterableSurvey = { id: number; key: string; name: string; parameters: SurveyDefinition["parameters"] };

/** The surveys into which a member can type what a customer says: those that take answers. */
export async function listEnterableSurveys(ctx: ServiceContext): Promise<EnterableSurvey[]> {
  requirePermission(ctx, "survey.enter");
  return inTenant(ctx, async (tx) => {
    const rows = await tx
      .select({ id: surveys.id, key: surveys.key, name: sources.name, definition: surveyVersions.definition })
      .from(surveys)
      .innerJoin(
        sources,
        and(eq(sources.orgId, surveys.orgId), eq(sources.id, surveys.sourceId), isNull(sources.deletedAt)),
      )
      .innerJoin(
        surveyVersions,
        and(eq(surveyVersions.surveyId, surveys.id), eq(surveyVersions.version, surveys.publishedVersion)),
      )
      .where(eq(surveys.state, "open"))
      .orderBy(asc(surveys.id));
    return rows.map(({ definition, ...survey }) => ({ ...survey, parameters: definition.parameters }));
  });
}
