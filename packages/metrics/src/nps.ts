import { type ScoreHistogram, sampleSize } from "./histogram.ts";
import { criticalZ, type Interval } from "./interval.ts";

/** Promoters 9–10, passives 7–8, detractors 0–6. */
export type NpsCounts = { promoters: number; passives: number; detractors: number; n: number };
export type SummaryOptions = {
  /** Level of the interval. */
  level?: number;
  /** What the interval takes as n, where answers are not independent. */
  effectiveN?: number | null;
};

/**
 * The three groups of an NPS histogram.
 * @throws RangeError for any scale but 0–10 with more is better: NPS exists on no other
 */
export function npsCounts(histogram: ScoreHistogram): NpsCounts {
  const { min, max, direction } = histogram.scale;
  if (min !== 0 || max !== 10 || direction !== "higherIsBetter")
    throw new RangeError(`NPS exists on 0 to 10 only, not on ${min} to ${max} ${direction}`);
  const sum = (from: number, to: number) =>
    histogram.counts.slice(from, to + 1).reduce((total, count) => total + count, 0);
  return { detractors: sum(0, 6), passives: sum(7, 8), promoters: sum(9, 10), n: sampleSize(histogram) };
}

/**
 * The Net Promoter Score in points, −100…100: share of promoters minus share of detractors, of all answers, passives included.
 * `null` without answers. Source: Reichheld 2003.
 * @example
 * nps(histogramFromScores(npsScale, [9, 10, 9, 3])); // => 50
 */
export function nps(histogram: ScoreHistogram): number | null {
  const { promoters, detractors, n } = npsCounts(histogram);
  return n === 0 ? null : (100 * (promoters - detractors)) / n;
}

/** Variance of one respondent on the values −1, 0, +1: P + D − (P − D)². */
export function npsVariance({ promoters, detractors, n }: NpsCounts): number {
  const [p, d] = [promoters / n, detractors / n];
  return p + d - (p - d) ** 2;
}

export type NpsSummary = NpsCounts & { value: number; interval: Interval };

/**
 * NPS with its adjusted-Wald interval: 3 added to n, ¾ each to promoters and detractors, clipped to ±100. The point is unadjusted, so the
 * interval may be off-centre. `null` without answers. Source: Rocks 2016, The American Statistician 70(4).
 * @example
 * npsSummary(histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25]))?.interval.low.toFixed(2); // => "14.05"
 */
export function npsSummary(
  histogram: ScoreHistogram,
  { level = 0.95, effectiveN = null }: SummaryOptions = {},
): NpsSummary | null {
  const counts = npsCounts(histogram);
  const value = nps(histogram);
  if (value === null) return null;
  const shrink = (effectiveN ?? counts.n) / counts.n;
  const size = counts.n * shrink + 3;
  const p = (counts.promoters * shrink + 0.75) / size;
  const d = (counts.detractors * shrink + 0.75) / size;
  const half = criticalZ(level) * Math.sqrt((p + d - (p - d) ** 2) / size);
  const interval: Interval = {
    level,
    low: Math.max(-100, 100 * (p - d - half)),
    high: Math.min(100, 100 * (p - d + half)),
    method: "adjustedWald",
  };
  return { ...counts, value, interval };
}
