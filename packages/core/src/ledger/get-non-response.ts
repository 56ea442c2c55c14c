import type { Transaction } from "@heard/db";
import { histogramFromCounts, type Interval, postStratify, type ScoreMethod } from "@heard/metrics";
import { sql } from "drizzle-orm";
import { type CatalogueMetric, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { rowsOf } from "./queries.ts";
import { isSkewed } from "./rules.ts";
import { NonResponseInput } from "./schema.ts";

export type NonResponse = {
  field: string;
  /** Of everybody who was invited and of those who answered; `value: null` is those of whom the field is not known. */
  groups: { value: string | null; invited: number; answered: number; isSkewed: boolean }[];
  /** Some group answered so much more or less than the others that the score may be theirs. */
  isWarned: boolean;
  /** The score as it came, and weighted to the people who were invited; `null` below the organisation's minimum. */
  score: { method: string; n: number; raw: number; weighted: number; interval: Interval; effectiveN: number } | null;
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
  const { hideBelow } = ctx.organisation;
  const n = groups.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0);
  const isWithheld = n < hideBelow;
  return {
    field,
    groups: told,
    isWarned: told.some((group) => group.isSkewed),
    score: isWithheld ? null : scoreOf(metric, groups),
    withheld: isWithheld ? { n, least: hideBelow } : null,
  };
}

const sumOf = (groups: readonly Group[], what: "invited" | "answered") =>
  groups.reduce((sum, group) => sum + group[what], 0);

function scoreOf(metric: CatalogueMetric, groups: readonly Group[]): NonResponse["score"] {
  const scale = metric.measures.at(-1)?.scale;
  if (!scale) return null;
  const method = metric.headlineMethod as ScoreMethod;
  const strata = groups
    .filter(({ invited }) => invited > 0)
    .map(({ invited, counts }) => ({ population: invited, histogram: histogramFromCounts(scale, counts) }));
  const found = strata.length === 0 ? null : postStratify(strata, { method });
  if (!found) return null;
  const { n, unweighted: raw, value: weighted, interval, effectiveN } = found;
  return { method, n, raw, weighted, interval, effectiveN };
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
