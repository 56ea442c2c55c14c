import { sources } from "@heard/db/schema/sources";
import { surveys } from "@heard/db/schema/surveys";
import type { EmbedSettings } from "@heard/survey";
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

/** The surveys into which a member can type what a customer says: those that take answers. */
export async function listEnterableSurveys(ctx: ServiceContext): Promise<{ id: number; key: string; name: string }[]> {
  requirePermission(ctx, "survey.enter");
  return inTenant(ctx, (tx) =>
    tx
      .select({ id: surveys.id, key: surveys.key, name: sources.name })
      .from(surveys)
      .innerJoin(
        sources,
        and(eq(sources.orgId, surveys.orgId), eq(sources.id, surveys.sourceId), isNull(sources.deletedAt)),
      )
      .where(eq(surveys.state, "open"))
      .orderBy(asc(surveys.id)),
  );
}
