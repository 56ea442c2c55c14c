import type { Transaction } from "@heard/db";
import type { Dimension } from "../measures/plan.ts";
import { readHistograms } from "../measures/read.ts";

const ever = { from: "1970-01-01", to: "2999-12-31" };

/** How many responses carry each value of a dimension, over all time; for touchpoints, how many scores. */
export async function countAnswers(
  tx: Transaction,
  organisationId: number,
  dimension: Dimension,
  measureIds: readonly number[] = [0],
): Promise<Map<number, number>> {
  if (measureIds.length === 0) return new Map();
  const { rows } = await readHistograms(tx, organisationId, {
    measureIds,
    periods: [ever],
    filters: new Map(),
    groups: [dimension],
    bucket: "none",
  });
  return sumBy(rows.map(({ groups, counts }) => [groups[0] ?? 0, counts]));
}

/** How many answers each measure has, over all time, with the first and last month that has any. */
export async function countScores(
  tx: Transaction,
  organisationId: number,
  measureIds: readonly number[],
): Promise<Map<number, { count: number; firstMonth: string; lastMonth: string }>> {
  const counted = new Map<number, { count: number; firstMonth: string; lastMonth: string }>();
  if (measureIds.length === 0) return counted;
  const { rows } = await readHistograms(tx, organisationId, {
    measureIds,
    periods: [ever],
    filters: new Map(),
    groups: [],
    bucket: "month",
  });
  for (const { measureId, bucket, counts } of rows) {
    const month = bucket ?? "";
    const known = counted.get(measureId) ?? { count: 0, firstMonth: month, lastMonth: month };
    counted.set(measureId, {
      count: known.count + sum(counts),
      firstMonth: month < known.firstMonth ? month : known.firstMonth,
      lastMonth: month > known.lastMonth ? month : known.lastMonth,
    });
  }
  return counted;
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

function sumBy(rows: readonly [number, readonly number[]][]): Map<number, number> {
  const totals = new Map<number, number>();
  for (const [id, counts] of rows) totals.set(id, (totals.get(id) ?? 0) + sum(counts));
  return totals;
}
