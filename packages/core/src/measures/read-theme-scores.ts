import type { Transaction } from "@heard/db";
import { type SQL, sql } from "drizzle-orm";
import type { HistogramQuery } from "./plan.ts";
import { cellCondition } from "./read.ts";
import type { Period } from "./rules.ts";

/** The answers of one measure by responses that speak of a theme: counts by bin, from the scale's minimum. */
export type ThemeScores = { themeId: number; measureId: number; counts: number[] };

/** Of mentions m: had been read by then, and not been replaced. */
export const standingAt = (asOf: string): SQL =>
  sql`m.read_at <= ${asOf}::timestamptz and (m.replaced_at is null or m.replaced_at > ${asOf}::timestamptz)`;

/**
 * Counts the scores that came with comments, by what the comments speak of; theme 0 holds those of every comment. Counted from mentions and scores
 * themselves: how the two go together is in no rollup.
 */
export async function readThemeScores(
  tx: Transaction,
  organisationId: number,
  {
    themeIds,
    measureIds,
    period,
    filters,
    touchpoint,
    asOf,
  }: {
    themeIds: readonly number[];
    measureIds: readonly number[];
    period: Period;
    filters: HistogramQuery["filters"];
    /** Only scores of this touchpoint. */
    touchpoint: number | null;
    /** By what had been read at this instant; as the mentions stand now when absent. Scores count as they stand now. */
    asOf: string | undefined;
  },
): Promise<ThemeScores[]> {
  if (measureIds.length === 0) return [];
  const list = (ids: readonly number[]) => sql`${`{${ids.join(",")}}`}::int[]`;
  const rows = await tx.execute<{ theme_id: number; measure_id: number; bin: number; n: number }>(sql`
    select m.theme_id, s.measure_id, s.bin, count(*)::int as n
    from mentions m join scores s on s.shard_key = m.shard_key and s.response_id = m.response_id and s.counted and s.measure_id = any (${list(measureIds)})
      ${touchpoint === null ? sql`` : sql`and s.touchpoint_id = ${touchpoint}`}
      ${asOf === undefined ? sql`` : sql`join responses r on r.shard_key = m.shard_key and r.id = m.response_id and r.state = 2`}
    where m.org_id = ${organisationId} and ${asOf === undefined ? sql`m.counted` : standingAt(asOf)} and m.theme_id = any (${list(themeIds)}) and m.day between ${period.from} and ${period.to}
      and ${cellCondition(sql`m.cell_id`, organisationId, filters)}
    group by 1, 2, 3`);
  const found = new Map<string, ThemeScores>();
  for (const { theme_id, measure_id, bin, n } of rows) {
    const key = `${theme_id} ${measure_id}`;
    const known = found.get(key) ?? { themeId: theme_id, measureId: measure_id, counts: new Array<number>(11).fill(0) };
    known.counts[bin] = n;
    found.set(key, known);
  }
  return [...found.values()];
}
