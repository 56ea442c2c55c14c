import type { Transaction } from "@heard/db";
import { contactFields } from "@heard/db/schema/contacts";
import {
  histogramFromCounts,
  type Interval,
  mergeHistograms,
  postStratify,
  type ScoreMethod,
  type Unit,
  unitOf,
} from "@heard/metrics";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { type CatalogueMetric, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { askedNow, findSurveyRow } from "../surveys/queries.ts";
import { rowsOf } from "./queries.ts";
import { isSkewed } from "./rules.ts";
import { ComparableInput, NonResponseInput } from "./schema.ts";

export type NonResponse = {
  field: string;
  /** Of everybody who was invited and of those who answered; `value: null` is those of whom the field is not known. */
  groups: { value: string | null; invited: number; answered: number; isSkewed: boolean }[];
  /** Some group answered so much more or less than the others that the score may be theirs. */
  isWarned: boolean;
  /** The score as it came, and weighted to the people who were invited; `null` below the organisation's minimum. */
  score: {
    method: ScoreMethod;
    unit: Unit;
    n: number;
    raw: number;
    rawInterval: Interval;
    weighted: number;
    interval: Interval;
    effectiveN: number;
    isLow: boolean;
  } | null;
  withheld: { n: number; least: number } | null;
};

type Group = { value: string | null; invited: number; answered: number; counts: number[] };

/**
 * Who answered, held against who was invited, by one field that is known of all of them, and what the score would be if each group had answered as often
 * as the others. It corrects for what the field says of people and for nothing else.
 * @throws DomainError not_found (survey, distribution, metric)
 */
export async function getNonResponse(ctx: ServiceContext, input: NonResponseInput): Promise<NonResponse> {
  requirePermission(ctx, "distribution.read");
  requirePermission(ctx, "measure.read");
  const { surveyId, distributionId, metric: key, field } = NonResponseInput.parse(input);
  const { metric, groups } = await inTenant(
    ctx,
    async (tx) => {
      const metric = (await readCatalogue(tx)).metrics.get(key);
      if (!metric) throw notFound("metric", key);
      const here = await rowsOf(tx, ctx, { surveyId, ...(distributionId !== undefined && { distributionId }) });
      return { metric, groups: await groupsOf(tx, { here, metric, field }) };
    },
    { snapshot: true },
  );
  const [invitedTotal, answeredTotal] = [sumOf(groups, "invited"), sumOf(groups, "answered")];
  const told = groups.map(({ value, invited, answered }) => ({
    ...{ value, invited, answered },
    isSkewed: isSkewed({ invited, answered, invitedTotal, answeredTotal }),
  }));
  const { hideBelow, lowBelow } = ctx.organisation;
  const n = groups.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0);
  const isWithheld = n < hideBelow;
  return {
    field,
    groups: told,
    isWarned: told.some((group) => group.isSkewed),
    score: isWithheld ? null : scoreOf(metric, groups, lowBelow),
    withheld: isWithheld ? { n, least: hideBelow } : null,
  };
}

const sumOf = (groups: readonly Group[], what: "invited" | "answered") =>
  groups.reduce((sum, group) => sum + group[what], 0);

function scoreOf(metric: CatalogueMetric, groups: readonly Group[], lowBelow: number): NonResponse["score"] {
  const scale = metric.measures.at(-1)?.scale;
  if (!scale) return null;
  const method = metric.headlineMethod as ScoreMethod;
  const strata = groups
    .filter(({ invited }) => invited > 0)
    .map(({ invited, counts }) => ({ population: invited, histogram: histogramFromCounts(scale, counts) }));
  const found = strata.length === 0 ? null : postStratify(strata, { method });
  // As they came: everybody in one stratum.
  const histogram = mergeHistograms(strata.map((stratum) => stratum.histogram));
  const asTheyCame = histogram && postStratify([{ population: 1, histogram }], { method });
  if (!found || !asTheyCame) return null;
  const { n, unweighted: raw, value: weighted, interval, effectiveN } = found;
  const rawInterval = asTheyCame.interval;
  return { method, unit: unitOf[method], n, raw, rawInterval, weighted, interval, effectiveN, isLow: n < lowBelow };
}

/** By what the people of a survey can be compared, and which of its scores weighted. */
export type Comparable = {
  fields: { key: string; name: typeof contactFields.$inferSelect.name }[];
  metrics: { key: string; name: CatalogueMetric["name"] }[];
};

/** The contact fields with names for values, and the metrics that a survey asks for. @throws DomainError not_found */
export async function listComparable(ctx: ServiceContext, input: ComparableInput): Promise<Comparable> {
  requirePermission(ctx, "distribution.read");
  const { surveyId } = ComparableInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const { questions } = await askedNow(tx, await findSurveyRow(tx, surveyId));
    const catalogue = await readCatalogue(tx);
    const asked = questions.flatMap((question) => [
      ...("metric" in question && question.metric ? [question.metric] : []),
      ...("rows" in question ? question.rows.flatMap(({ metric }) => metric ?? []) : []),
    ]);
    const fields = await tx
      .select({ key: contactFields.key, name: contactFields.name })
      .from(contactFields)
      .where(and(eq(contactFields.kind, "text"), isNull(contactFields.archivedAt)))
      .orderBy(asc(contactFields.position), asc(contactFields.id));
    const metrics = [...new Set(asked)].flatMap((key) => {
      const metric = catalogue.metrics.get(key);
      return metric ? [{ key, name: metric.name }] : [];
    });
    return { fields, metrics };
  });
}

/** Counted in SQL: people by the value of the field, and the scores of their answers on the metric's present scale. */
async function groupsOf(
  tx: Transaction,
  { here, metric, field }: { here: ReturnType<typeof sql>; metric: CatalogueMetric; field: string },
): Promise<Group[]> {
  const measure = metric.measures.at(-1);
  const points = measure ? measure.scale.max - measure.scale.min + 1 : 0;
  const rows = await tx.execute<{
    value: string | null;
    invited: number;
    answered: number;
    bins: Record<string, number> | null;
  }>(sql`
    with people as (
      select i.id, i.completed_at, i.response_id, c.attributes ->> ${field}::text as value from invitations i
      join contacts c on c.shard_key = i.shard_key and c.id = i.contact_id
      where ${here} and i.number = 0 and i.state = 'sent'
    ), answers as (
      select p.value, s.bin, count(*)::int as count from people p
      join scores s on s.shard_key = ('x' || right(p.response_id::text, 8))::bit(32)::int and s.response_id = p.response_id and s.counted and s.measure_id = ${measure?.id ?? 0}
      group by p.value, s.bin
    )
    select p.value, count(*)::int as invited, count(p.completed_at)::int as answered,
      (select jsonb_object_agg(a.bin, a.count) from answers a where a.value is not distinct from p.value) as bins
    from people p group by p.value order by 2 desc, 1`);
  return rows.map(({ value, invited, answered, bins }) => ({
    ...{ value, invited, answered },
    counts: Array.from({ length: points }, (_, bin) => bins?.[bin] ?? 0),
  }));
}
