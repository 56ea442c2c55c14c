import { effectiveSize } from "./effective-n.ts";
import { type ScoreHistogram, sampleSize } from "./histogram.ts";
import { defaultLevel, type Interval } from "./interval.ts";
import { describeScale, npsScale, sameScale } from "./scale.ts";
import { type Summary, type SummaryOptions, unitOf } from "./summary.ts";
import { netPoints, scaleTrinomial, type Trinomial, trinomialVariance } from "./trinomial.ts";
import { adjustedWaldNetInterval } from "./trinomial-interval.ts";
import { sum } from "./vector.ts";

/** Promoters 9–10, passives 7–8, detractors 0–6. */
export type NpsCounts = {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
  readonly n: number;
};

/**
 * The three groups of an NPS histogram. eNPS is the same arithmetic; the rules of anonymity come on top of it.
 * @throws RangeError for any scale but 0–10 with more is better: NPS exists on no other
 * @example
 * npsCounts(histogramFromScores(npsScale, [10, 9, 8, 7, 6, 0])).detractors; // => 2
 */
export function npsCounts(histogram: ScoreHistogram): NpsCounts {
  if (!sameScale(histogram.scale, npsScale))
    throw new RangeError(`NPS exists on ${describeScale(npsScale)} only, not on ${describeScale(histogram.scale)}`);
  const { counts } = histogram;
  return {
    promoters: sum(counts.slice(9)),
    passives: sum(counts.slice(7, 9)),
    detractors: sum(counts.slice(0, 7)),
    n: sampleSize(histogram),
  };
}

/**
 * An NPS histogram as answers that count +1, 0 and −1.
 * @example
 * npsTrinomial(histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25])); // => { up: 50, down: 20, n: 100 }
 */
export function npsTrinomial(histogram: ScoreHistogram): Trinomial {
  const { promoters, detractors, n } = npsCounts(histogram);
  return { up: promoters, down: detractors, n };
}

/**
 * The Net Promoter Score in points, −100…100: share of promoters minus share of detractors, of all answers, passives included.
 * `null` without answers. Source: Reichheld 2003.
 * @example
 * nps(histogramFromScores(npsScale, [9, 10, 9, 3])); // => 50
 */
export function nps(histogram: ScoreHistogram): number | null {
  const trinomial = npsTrinomial(histogram);
  return trinomial.n === 0 ? null : netPoints(trinomial);
}

/**
 * Variance of one respondent on the values −1, 0, +1: P + D − (P − D)². `null` without answers.
 * @example
 * npsVariance(histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25]))?.toFixed(2); // => "0.61"
 */
export function npsVariance(histogram: ScoreHistogram): number | null {
  const trinomial = npsTrinomial(histogram);
  return trinomial.n === 0 ? null : trinomialVariance(trinomial);
}

export type NpsSummary = Summary &
  NpsCounts & {
    readonly interval: Interval;
    readonly shares: { readonly promoters: number; readonly passives: number; readonly detractors: number };
  };

/**
 * NPS with its groups, shares and adjusted-Wald interval: 3 added to n, ¾ each to promoters and detractors, clipped to ±100. The value is
 * unadjusted, so the interval may be off-centre. `null` without answers. Source: Rocks 2016, The American Statistician 70(4).
 * @example
 * npsSummary(histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25]))?.interval.low.toFixed(2); // => "14.05"
 */
export function npsSummary(histogram: ScoreHistogram, options: SummaryOptions = {}): NpsSummary | null {
  const counts = npsCounts(histogram);
  const { promoters, passives, detractors, n } = counts;
  if (n === 0) return null;
  const trinomial = npsTrinomial(histogram);
  const effectiveN = effectiveSize(n, options);
  return {
    method: "nps",
    unit: unitOf.nps,
    scale: histogram.scale,
    value: netPoints(trinomial),
    ...counts,
    effectiveN,
    interval: adjustedWaldNetInterval(scaleTrinomial(trinomial, effectiveN), options.level ?? defaultLevel),
    shares: { promoters: promoters / n, passives: passives / n, detractors: detractors / n },
  };
}
