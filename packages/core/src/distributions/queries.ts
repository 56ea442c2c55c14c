import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { type DistributionState, distributions, type EventKind } from "@heard/db/schema/distributions";
import { sources } from "@heard/db/schema/sources";
import { surveys } from "@heard/db/schema/surveys";
import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { tooLateBefore } from "../sending/rules.ts";
import { type Audience, type DistributionInput, DistributionPlan, type ListDistributionsInput } from "./schema.ts";

export type DistributionRow = typeof distributions.$inferSelect;

/** One whose survey is not in the bin, locked for a change. @throws DomainError not_found */
export async function lockDistribution(tx: Transaction, distributionId: number): Promise<DistributionRow> {
  const [row] = await tx.select().from(distributions).where(eq(distributions.id, distributionId)).for("update");
  if (!row || !(await isThere(tx, row.surveyId))) throw notFound("distribution", distributionId);
  return row;
}

/** @throws DomainError not_found */
export async function findDistribution(tx: Transaction, distributionId: number): Promise<DistributionRow> {
  const [row] = await tx.select().from(distributions).where(eq(distributions.id, distributionId));
  if (!row || !(await isThere(tx, row.surveyId))) throw notFound("distribution", distributionId);
  return row;
}

async function isThere(tx: Transaction, surveyId: number): Promise<boolean> {
  const rows = await tx
    .select({ id: surveys.id })
    .from(surveys)
    .innerJoin(sources, and(eq(sources.id, surveys.sourceId), isNull(sources.deletedAt)))
    .where(eq(surveys.id, surveyId));
  return rows.length > 0;
}

export type DistributionItem = {
  id: number;
  survey: { id: number; key: string; name: string };
  name: string;
  event: EventKind | null;
  state: DistributionState;
  plan: DistributionPlan;
  edit: number;
  seed: string;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  /** First invitations by their state; reminders are not counted here. */
  counts: { eligible: number; sent: number; deferred: number; suppressed: number; failed: number };
  /** While it is paused: of the deferred those that have waited past the days of the plan, and will not be sent when it goes on. */
  tooLate: number;
};

/** Distributions of a survey, or of all, newest first, with how they stand. */
export async function listDistributions(
  ctx: ServiceContext,
  { surveyId }: ListDistributionsInput,
): Promise<DistributionItem[]> {
  requirePermission(ctx, "distribution.read");
  return inTenant(ctx, async (tx) => {
    if (surveyId !== undefined && !(await isThere(tx, surveyId))) throw notFound("survey", surveyId);
    return itemsWhere(tx, ctx, { surveyId });
  });
}

/** @throws DomainError not_found */
export async function getDistribution(
  ctx: ServiceContext,
  { distributionId }: DistributionInput,
): Promise<DistributionItem> {
  requirePermission(ctx, "distribution.read");
  return inTenant(ctx, async (tx) => {
    const [item] = await itemsWhere(tx, ctx, { distributionId });
    if (!item) throw notFound("distribution", distributionId);
    return item;
  });
}

type Which = { surveyId?: number | undefined; distributionId?: number };

async function itemsWhere(tx: Transaction, ctx: ServiceContext, which: Which): Promise<DistributionItem[]> {
  const { surveyId, distributionId } = which;
  const rows = await tx
    .select({ distribution: distributions, key: surveys.key, name: sources.name })
    .from(distributions)
    .innerJoin(surveys, eq(surveys.id, distributions.surveyId))
    .innerJoin(sources, and(eq(sources.id, surveys.sourceId), isNull(sources.deletedAt)))
    .where(
      and(
        surveyId === undefined ? undefined : eq(distributions.surveyId, surveyId),
        distributionId === undefined ? undefined : eq(distributions.id, distributionId),
      ),
    )
    .orderBy(desc(distributions.id));
  const counts = await countStates(
    tx,
    ctx,
    rows.map(({ distribution }) => distribution),
  );
  const tooLate = new Map<number, number>();
  for (const { distribution } of rows)
    if (distribution.state === "paused") tooLate.set(distribution.id, await countTooLate(tx, ctx, distribution));
  return rows.map(({ distribution, key, name }) => ({
    id: distribution.id,
    survey: { id: distribution.surveyId, key, name },
    name: distribution.name,
    event: distribution.eventKind,
    state: distribution.state,
    plan: DistributionPlan.parse(distribution.plan),
    edit: distribution.edit,
    seed: distribution.seed,
    createdAt: distribution.createdAt.toISOString(),
    startedAt: distribution.startedAt?.toISOString() ?? null,
    endedAt: distribution.endedAt?.toISOString() ?? null,
    counts: counts.get(distribution.id) ?? { eligible: 0, sent: 0, deferred: 0, suppressed: 0, failed: 0 },
    tooLate: tooLate.get(distribution.id) ?? 0,
  }));
}

async function countStates(tx: Transaction, { organisation }: ServiceContext, of: readonly DistributionRow[]) {
  const [ids, surveyIds] = [of.map(({ id }) => id), [...new Set(of.map(({ surveyId }) => surveyId))]];
  const rows = await tx.execute<{ id: number; counts: DistributionItem["counts"] }>(sql`
    select distribution_id as id, jsonb_build_object('eligible', count(*), 'sent', count(*) filter (where state = 'sent'),
      'deferred', count(*) filter (where state = 'deferred'), 'suppressed', count(*) filter (where state = 'suppressed'),
      'failed', count(*) filter (where state = 'failed')) as counts
    from invitations where org_id = ${organisation.id} and survey_id = any (${arrayLiteral(surveyIds)}::int[])
      and distribution_id = any (${arrayLiteral(ids)}::int[]) and number = 0 group by distribution_id`);
  return new Map(rows.map(({ id, counts }) => [id, counts]));
}

async function countTooLate(tx: Transaction, ctx: ServiceContext, { id, surveyId, plan }: DistributionRow) {
  const before = tooLateBefore(ctx.now(), DistributionPlan.parse(plan));
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from invitations where org_id = ${ctx.organisation.id} and survey_id = ${surveyId} and distribution_id = ${id}
      and number = 0 and state = 'deferred' and coalesce(wanted_at, eligible_at) < ${before.toISOString()}`);
  return row?.count ?? 0;
}

/** Whom an audience fits, as a condition on contacts `c`. {@link fitsAudience} says the same of one. */
export function audienceSql({ attributes = [], languages, customers }: Audience, ownLanguage: string): SQL {
  const conditions: SQL[] = [sql`c.state = 'active'`];
  if (languages) conditions.push(sql`coalesce(c.language, ${ownLanguage}) in (${list(languages)})`);
  if (customers) conditions.push(sql`c.key in (${list(customers)})`);
  for (const condition of attributes) {
    const value = sql`(c.attributes -> ${condition.field}::text)`;
    if ("in" in condition) {
      conditions.push(sql`coalesce(${JSON.stringify(condition.in)}::jsonb @> ${value}, false)`);
      continue;
    }
    conditions.push(sql`${value} is not null`);
    for (const [operator, bound] of [
      [">=", condition.atLeast],
      ["<=", condition.atMost],
    ] as const) {
      if (bound === undefined) continue;
      const limit = sql`${JSON.stringify(bound)}::jsonb`;
      conditions.push(
        sql`(jsonb_typeof(${value}) = jsonb_typeof(${limit}) and ${value} ${sql.raw(operator)} ${limit})`,
      );
    }
  }
  return sql.join(conditions, sql` and `);
}

const list = (values: readonly string[]) =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  );

/** How many of so many are drawn. {@link drawnCount} says the same of a number. */
export const drawnSql = (sample: DistributionPlan["sample"], eligible: SQL): SQL =>
  "number" in sample
    ? sql`least(${sample.number}::int, ${eligible})`
    : sql`case when ${eligible} = 0 then 0 else greatest(1, floor(${sample.share}::float8 * ${eligible} + 0.5))::int end`;
