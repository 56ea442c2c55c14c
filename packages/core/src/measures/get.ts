import type { Transaction } from "@heard/db";
import { organisations } from "@heard/db/schema/organisations";
import { type Catalogue, readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { assembleMeasures, type HistogramRows } from "./assemble.ts";
import { chooseMeasures } from "./choose.ts";
import { readExclusions } from "./exclusions.ts";
import { findSilentTouchpoints } from "./find-silent.ts";
import { currentJourney, journeyVersionOf } from "./journey.ts";
import type { MeasureResult } from "./measure.ts";
import { readClassOf } from "./plan.ts";
import { type HistogramRow, readHistograms } from "./read.ts";
import { type ResolvedQuery, resolveMeasureQuery } from "./resolve.ts";
import type { Grain } from "./rules.ts";
import { MeasureQuery, type ParsedMeasureQuery } from "./schema.ts";

/**
 * Answers all queries of a screen from one snapshot, so that its tiles agree with each other and with their traces.
 * The one way to a number: screens, exports and the API all come through here.
 */
export async function getMeasures(ctx: ServiceContext, queries: readonly MeasureQuery[]): Promise<MeasureResult[]> {
  return inTenant(ctx, (tx) => readMeasures(tx, ctx, queries), { snapshot: true });
}

/** The same inside a snapshot that is open already: for what shows numbers and their answers together. */
export async function readMeasures(
  tx: Transaction,
  ctx: ServiceContext,
  queries: readonly MeasureQuery[],
): Promise<MeasureResult[]> {
  requirePermission(ctx, "measure.read");
  const parsed = queries.map((query) => MeasureQuery.parse(query));
  const catalogue = await readCatalogue(tx);
  const results: MeasureResult[] = [];
  for (const query of parsed) results.push(await answer(tx, ctx, catalogue, query));
  return results;
}

async function answer(
  tx: Transaction,
  ctx: ServiceContext,
  catalogue: Catalogue,
  query: ParsedMeasureQuery,
): Promise<MeasureResult> {
  const journey = await currentJourney(tx, catalogue, query.journeyVersion);
  const resolved = resolveMeasureQuery(query, catalogue, journey, ctx.touchpoints);
  const rows = await readAll(tx, ctx.organisation.id, resolved, query);
  const measures = chooseMeasures(resolved, rows.total, 0, query.scale);
  const countedIds = measures.map(({ id }) => id);
  const silent = await findSilentTouchpoints(tx, ctx, catalogue, resolved, rows.groups);
  const excluded = await readExclusions(tx, ctx.organisation.id, resolved, rows.total, countedIds);
  const readsStages = query.groupBy === "stage" || query.filters.stage !== undefined;
  return assembleMeasures({
    query,
    journeyVersion: readsStages ? await journeyVersionOf(tx, query.journeyVersion) : query.journeyVersion,
    resolved,
    rows,
    measures,
    // The ease index is common to all scales of effort; every other figure has a "before" on its own scale or none.
    measuresBefore: resolved.method === "easeIndex" ? chooseMeasures(resolved, rows.total, 1, query.scale) : measures,
    excluded,
    silent,
    thresholds: ctx.organisation,
    counted:
      readClassOf({ filters: resolved.filters, groups: resolved.group ? [resolved.group.dimension] : [] }) === "facts",
  });
}

/** Histograms add up: the parts of a period and measure are its total. */
function totalOf(parts: readonly HistogramRow[]): HistogramRow[] {
  const totals = new Map<string, HistogramRow>();
  for (const row of parts) {
    const key = `${row.period}/${row.measureId}`;
    const counts = totals.get(key)?.counts;
    totals.set(key, {
      ...row,
      groups: [],
      bucket: null,
      counts: row.counts.map((count, bin) => count + (counts?.[bin] ?? 0)),
    });
  }
  return [...totals.values()].filter(({ counts }) => counts.some((count) => count !== 0));
}

/** Where the organisation's quarters begin; nothing else asks. */
async function yearOf(tx: Transaction, grain: Grain): Promise<{ yearStartMonth?: number }> {
  if (grain !== "quarter") return {};
  const [organisation] = await tx.select({ yearStartMonth: organisations.yearStartMonth }).from(organisations);
  return organisation ?? {};
}

async function readAll(
  tx: Transaction,
  organisationId: number,
  resolved: ResolvedQuery,
  query: ParsedMeasureQuery,
): Promise<HistogramRows> {
  const measureIds = resolved.metric ? resolved.metric.measures.map(({ id }) => id) : [0];
  if (measureIds.length === 0) return { total: [], groups: [], series: [], byTouchpoint: [], seriesByTouchpoint: [] };
  const base = {
    measureIds,
    periods: resolved.periods,
    filters: resolved.filters,
    groups: [],
    bucket: "none" as const,
  };
  const read = async (more: object) => (await readHistograms(tx, organisationId, { ...base, ...more })).rows;
  const dimension = resolved.group?.dimension;
  const groups = dimension ? await read({ groups: [dimension] }) : [];
  const buckets = query.grain ? { bucket: query.grain, ...(await yearOf(tx, query.grain)) } : null;
  const series = buckets ? await read(buckets) : [];
  // Answers of one person are not independent: such a metric's interval takes the n of its largest touchpoint alone.
  const pooled = resolved.metric?.hasItems === true;
  return {
    // Every answer is in one group, those without a value in "none", and in one bucket: the total costs no second read.
    total: dimension ? totalOf(groups) : query.grain ? totalOf(series) : await read({}),
    groups,
    series,
    byTouchpoint: pooled
      ? await read({
          groups: dimension && dimension !== "touchpoint" ? [dimension, "touchpoint"] : ["touchpoint"],
          bucket: "none",
        })
      : [],
    seriesByTouchpoint: pooled && buckets ? await read({ ...buckets, groups: ["touchpoint"] }) : [],
  };
}
