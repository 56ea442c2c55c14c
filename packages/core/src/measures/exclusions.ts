import type { Transaction } from "@heard/db";
import { sql } from "drizzle-orm";
import type { Exclusion } from "./measure.ts";
import { cellCondition, type HistogramRow } from "./read.ts";
import type { ResolvedQuery } from "./resolve.ts";

/**
 * What the slice holds beside the answers counted: partial and quarantined ones, and those on another scale of the metric. What is in the bin
 * is no part of the slice.
 */
export async function readExclusions(
  tx: Transaction,
  organisationId: number,
  resolved: ResolvedQuery,
  total: readonly HistogramRow[],
  countedMeasures: readonly number[],
): Promise<Exclusion[]> {
  const [period] = resolved.periods;
  if (!period) return [];
  const otherScale = total
    .filter((row) => row.period === 0 && !countedMeasures.includes(row.measureId))
    .reduce((sum, { counts }) => sum + counts.reduce((all, count) => all + count, 0), 0);
  const slice = sql`r.org_id = ${organisationId} and r.day between ${period.from} and ${period.to} and r.state <> 2 and r.state <= 3`;
  const measures = resolved.metric?.measures.map(({ id }) => id) ?? [];
  const rows = await tx.execute<{ state: number; count: number }>(
    resolved.metric
      ? sql`select r.state, count(*)::int as count from responses r join scores s on s.shard_key = r.shard_key and s.response_id = r.id
          where ${slice} and s.measure_id = any (${`{${measures.join(",") || "0"}}`}::int[]) and ${cellCondition(sql`s.cell_id`, organisationId, resolved.filters)} group by 1`
      : sql`select r.state, count(*)::int as count from responses r where ${slice} and ${cellCondition(sql`r.cell_id`, organisationId, resolved.filters)} group by 1`,
  );
  const countOf = (state: number) => rows.find((row) => row.state === state)?.count ?? 0;
  const all: Exclusion[] = [
    { reason: "partial", count: countOf(1) },
    { reason: "quarantined", count: countOf(3) },
    { reason: "otherScale", count: otherScale },
  ];
  return all.filter(({ count }) => count > 0);
}
