import type { Transaction } from "@heard/db";
import { members, users } from "@heard/db/schema/members";
import { organisations } from "@heard/db/schema/organisations";
import { sources } from "@heard/db/schema/sources";
import { type SurveyState, surveys, surveyVersions } from "@heard/db/schema/surveys";
import { shardKeysOf } from "@heard/db/shard-key";
import { brokenTrends, type Change, diffVersions, forkVersion, type SurveyDefinition } from "@heard/survey";
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { countAnswers } from "../catalogue/count-answers.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { shownHost } from "../shown-host.ts";
import type { DiffVersionsInput, GetVersionInput, SurveyInput, SurveyKeyInput } from "./schema.ts";

export type SurveyRow = typeof surveys.$inferSelect & { name: string; slots: number };

/** A survey that is not in the bin, locked for a change. @throws DomainError not_found */
export async function lockSurvey(tx: Transaction, surveyId: number): Promise<SurveyRow> {
  const [row] = await tx.select().from(surveys).where(eq(surveys.id, surveyId)).for("update");
  const found = row && (await withSource(tx, row));
  if (!found) throw notFound("survey", surveyId);
  return found;
}

/** One that stays as it is to the end of the transaction, while others go on reading and answering it. @throws DomainError not_found */
export async function holdSurvey(tx: Transaction, surveyId: number): Promise<SurveyRow> {
  await tx.select({ id: surveys.id }).from(surveys).where(eq(surveys.id, surveyId)).for("share");
  return findSurveyRow(tx, surveyId);
}

/** A survey that is not in the bin. @throws DomainError not_found */
export async function findSurveyRow(tx: Transaction, surveyId: number): Promise<SurveyRow> {
  const [row] = await tx.select().from(surveys).where(eq(surveys.id, surveyId));
  const found = row && (await withSource(tx, row));
  if (!found) throw notFound("survey", surveyId);
  return found;
}

async function withSource(tx: Transaction, row: typeof surveys.$inferSelect): Promise<SurveyRow | null> {
  const [source] = await tx
    .select({ name: sources.name, slots: sources.slots })
    .from(sources)
    .where(and(eq(sources.id, row.sourceId), isNull(sources.deletedAt)));
  return source ? { ...row, ...source } : null;
}

/** Every published version, oldest first. */
export function listVersions(tx: Transaction, surveyId: number) {
  return tx
    .select()
    .from(surveyVersions)
    .where(eq(surveyVersions.surveyId, surveyId))
    .orderBy(asc(surveyVersions.version));
}

/** What a survey asks now or may ask next: its draft, else a copy of what is published with the next number. */
export async function draftOf(tx: Transaction, survey: SurveyRow): Promise<SurveyDefinition> {
  if (survey.draft) return survey.draft;
  return forkVersion(await definitionOf(tx, survey.id, survey.publishedVersion ?? 0));
}

/** What respondents are asked now; before the first publication, what they will be asked. */
export async function askedNow(tx: Transaction, survey: SurveyRow): Promise<SurveyDefinition> {
  return survey.publishedVersion === null ? draftOf(tx, survey) : definitionOf(tx, survey.id, survey.publishedVersion);
}

/** What one version asks. @throws DomainError not_found */
async function definitionOf(tx: Transaction, surveyId: number, version: number): Promise<SurveyDefinition> {
  const [row] = await tx
    .select({ definition: surveyVersions.definition })
    .from(surveyVersions)
    .where(and(eq(surveyVersions.surveyId, surveyId), eq(surveyVersions.version, version)));
  if (!row) throw notFound("version", version);
  return row.definition;
}

export type SurveyItem = {
  id: number;
  key: string;
  name: string;
  state: SurveyState;
  publishedVersion: number | null;
  /** Changes that are not published: being written, or in review. */
  draft: "none" | "editing" | "review";
  opensOn: string | null;
  closesOn: string | null;
  responseCap: number | null;
  /** Complete ones, of all versions. */
  responseCount: number;
  /** Begun and not finished: counted in no measure. */
  partialCount: number;
  lastResponseAt: string | null;
  createdAt: string;
};

/** All surveys that are not in the bin, newest first, with how many answered and when last. */
export async function listSurveys(ctx: ServiceContext): Promise<SurveyItem[]> {
  requirePermission(ctx, "survey.read");
  return inTenant(
    ctx,
    async (tx) => {
      const rows = await tx
        .select({ survey: surveys, name: sources.name, slots: sources.slots })
        .from(surveys)
        .innerJoin(sources, and(eq(sources.id, surveys.sourceId), isNull(sources.deletedAt)))
        .orderBy(desc(surveys.id));
      const counts = await countAnswers(tx, ctx.organisation.id, "source");
      const partial = await countPartial(tx, ctx);
      const last = await lastResponses(
        tx,
        ctx,
        rows.map(({ survey, slots }) => ({ id: survey.sourceId, slots })),
      );
      return rows.map(({ survey, name, slots }) => ({
        ...itemOf({ ...survey, name, slots }),
        responseCount: counts.get(survey.sourceId) ?? 0,
        partialCount: partial.get(survey.sourceId) ?? 0,
        lastResponseAt: last.get(survey.sourceId) ?? null,
      }));
    },
    { snapshot: true },
  );
}

/** By source. Partial ones have an index of their own, which they leave when they are complete. */
async function countPartial(tx: Transaction, ctx: ServiceContext): Promise<Map<number, number>> {
  const rows = await tx.execute<{ id: number; count: number }>(sql`
    select source_id as id, count(*)::int as count from responses
    where org_id = ${ctx.organisation.id} and state <> 2 and state = 1 group by source_id`);
  return new Map(rows.map(({ id, count }) => [id, count]));
}

function itemOf(survey: SurveyRow): Omit<SurveyItem, "responseCount" | "partialCount" | "lastResponseAt"> {
  const { id, key, name, state, publishedVersion, draft, sentAt, opensOn, closesOn, responseCap, createdAt } = survey;
  const draftState = sentAt ? "review" : draft ? "editing" : "none";
  return {
    ...{ id, key, name, state, publishedVersion, draft: draftState, opensOn, closesOn, responseCap },
    createdAt: createdAt.toISOString(),
  };
}

/**
 * When the newest response of each source came. Ids are in the order of time, so it is the end of an index: nothing is sorted, however many there are,
 * and all sources are looked up in one statement.
 */
async function lastResponses(
  tx: Transaction,
  ctx: ServiceContext,
  asked: readonly { id: number; slots: number }[],
): Promise<Map<number, string>> {
  const places = asked.flatMap((source) => shardKeysOf(ctx.organisation.id, source).map((key) => [source.id, key]));
  if (places.length === 0) return new Map();
  const [ids, keys] = [0, 1].map((at) => `{${places.map((place) => place[at]).join(",")}}`);
  const rows = await tx.execute<{ id: number; at: string }>(sql`
    select k.source_id as id, max(last.received_at) as at
    from unnest(${ids}::int[], ${keys}::int[]) as k (source_id, shard_key) cross join lateral (
      select r.received_at from responses r
      where r.shard_key = k.shard_key and r.org_id = ${ctx.organisation.id} and r.source_id = k.source_id and r.state = 2
      order by r.id desc limit 1) last
    group by k.source_id`);
  return new Map(rows.map(({ id, at }) => [id, new Date(at).toISOString()]));
}

export type SurveyVersionItem = {
  version: number;
  publishedAt: string;
  /** `null`: the command line, or nobody who is still known. */
  publishedBy: string | null;
  sentBy: string | null;
};
export type SurveyDetail = SurveyItem & {
  /** `null`: answers are kept. */
  keepDays: number | null;
  isForMinors: boolean;
  colour: string | null;
  logoFileId: string | null;
  /** What the builder edits. Saving names the edit. */
  definition: SurveyDefinition;
  edit: number;
  savedAt: string | null;
  savedBy: string | null;
  review: { sentAt: string; sentBy: string | null } | null;
  /** Why it came back from review. */
  reviewNote: string | null;
  /** Newest first. */
  versions: SurveyVersionItem[];
  /** Where the organisation lets surveys lead at their end. */
  redirectHosts: string[];
};

/** One survey whole: what it asks, who changed it, its versions. @throws DomainError not_found */
export async function getSurvey(ctx: ServiceContext, { surveyId }: SurveyInput): Promise<SurveyDetail> {
  requirePermission(ctx, "survey.read");
  return inTenant(ctx, async (tx) => detailOf(tx, ctx, await findSurveyRow(tx, surveyId)), { snapshot: true });
}

/** The same by the key that stands in the address. @throws DomainError not_found */
export async function getSurveyByKey(ctx: ServiceContext, { key }: SurveyKeyInput): Promise<SurveyDetail> {
  requirePermission(ctx, "survey.read");
  return inTenant(
    ctx,
    async (tx) => {
      const [row] = await tx.select().from(surveys).where(eq(surveys.key, key));
      const survey = row && (await withSource(tx, row));
      if (!survey) throw notFound("survey", key);
      return detailOf(tx, ctx, survey);
    },
    { snapshot: true },
  );
}

async function detailOf(tx: Transaction, ctx: ServiceContext, survey: SurveyRow): Promise<SurveyDetail> {
  const versions = await listVersions(tx, survey.id);
  const people = versions.flatMap(({ publishedBy, sentBy }) => [publishedBy, sentBy]);
  const names = await namesOf(tx, [survey.draftSavedBy, survey.sentBy, ...people]);
  const nameOf = (id: number | null) => (id === null ? null : (names.get(id) ?? null));
  const counts = await countAnswers(tx, ctx.organisation.id, "source");
  const last = await lastResponses(tx, ctx, [{ id: survey.sourceId, slots: survey.slots }]);
  const [organisation] = await tx.select({ hosts: organisations.redirectHosts }).from(organisations);
  return {
    ...itemOf(survey),
    responseCount: counts.get(survey.sourceId) ?? 0,
    partialCount: (await countPartial(tx, ctx)).get(survey.sourceId) ?? 0,
    lastResponseAt: last.get(survey.sourceId) ?? null,
    ...{ keepDays: survey.keepDays, isForMinors: survey.isForMinors },
    colour: survey.colour,
    logoFileId: survey.logoFileId,
    definition: await draftOf(tx, survey),
    edit: survey.draftEdit,
    savedAt: survey.draftSavedAt?.toISOString() ?? null,
    savedBy: nameOf(survey.draftSavedBy),
    review: survey.sentAt && { sentAt: survey.sentAt.toISOString(), sentBy: nameOf(survey.sentBy) },
    reviewNote: survey.reviewNote,
    versions: versions.reverse().map(({ version, publishedAt, publishedBy, sentBy }) => ({
      version,
      publishedAt: publishedAt.toISOString(),
      publishedBy: nameOf(publishedBy),
      sentBy: nameOf(sentBy),
    })),
    redirectHosts: (organisation?.hosts ?? []).map(shownHost),
  };
}

async function namesOf(tx: Transaction, ids: readonly (number | null)[]): Promise<Map<number, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx
    .select({ id: members.id, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(inArray(members.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What one published version asks. @throws DomainError not_found */
export async function getSurveyVersion(ctx: ServiceContext, input: GetVersionInput): Promise<SurveyDefinition> {
  requirePermission(ctx, "survey.read");
  return inTenant(ctx, async (tx) => {
    await findSurveyRow(tx, input.surveyId);
    return definitionOf(tx, input.surveyId, input.version);
  });
}

/** What changed between two versions, and the questions whose trend does not go on. @throws DomainError not_found */
export async function diffSurveyVersions(
  ctx: ServiceContext,
  { surveyId, from, to }: DiffVersionsInput,
): Promise<{ changes: Change[]; brokenTrends: string[] }> {
  requirePermission(ctx, "survey.read");
  return inTenant(ctx, async (tx) => {
    const survey = await findSurveyRow(tx, surveyId);
    const before = await definitionOf(tx, surveyId, from);
    const after = to === "draft" ? await draftOf(tx, survey) : await definitionOf(tx, surveyId, to);
    const changes = diffVersions(before, after);
    return { changes, brokenTrends: brokenTrends(changes) };
  });
}
