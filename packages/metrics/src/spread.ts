import { answerValues } from "./answer-values.ts";
import { type CompareOptions, effectiveSizes } from "./compare.ts";
import { type ScoreHistogram, sampleSize } from "./histogram.ts";
import { meanVariance } from "./moments.ts";
import { describeScale, sameScale } from "./scale.ts";
import { shareDifferenceP } from "./share-change.ts";
import type { ScoreMethod } from "./summary.ts";
import { welchTest } from "./welch.ts";

export type SpreadComparison = {
  /** Share of answers that would have to move to make one side the other, 0…1 (total variation distance). */
  readonly shift: number;
  /** Two-sided: how likely a difference in spread like this is when there is none. */
  readonly p: number;
};

/**
 * Whether the answers of two samples are spread differently, whatever their scores: half promoters and half detractors give the same NPS of 0 as
 * passives alone. For a net score (NPS, net) spread is the share of answers at either end, for p + d − (p − d)² is its variance: pooled z, or
 * Fisher's exact test where a cell expects fewer than 5. For every other method it is the distance from the median, compared by Welch's test
 * (Brown & Forsythe 1974). `null` when a side has fewer than two answers.
 * @throws RangeError for histograms of different scales
 * @example
 * compareSpread(histogramFromCounts(npsScale, [5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5]), histogramFromCounts(npsScale, [0, 0, 0, 0, 0, 0, 0, 5, 5, 0, 0]), "nps")?.shift; // => 1
 */
export function compareSpread(
  a: ScoreHistogram,
  b: ScoreHistogram,
  method: ScoreMethod,
  options: Pick<CompareOptions, "effectiveN"> = {},
): SpreadComparison | null {
  if (!sameScale(a.scale, b.scale))
    throw new RangeError(`Scales ${describeScale(a.scale)} and ${describeScale(b.scale)} do not compare`);
  const [na, nb] = [sampleSize(a), sampleSize(b)];
  if (na < 2 || nb < 2) return null;
  const shift = a.counts.reduce((sum, count, bin) => sum + Math.abs(count / na - (b.counts[bin] ?? 0) / nb), 0) / 2;
  const [ma, mb] = effectiveSizes(na, nb, options);
  if (method === "nps" || method === "net") {
    const [outerA, outerB] = [outerAnswers(a, method) / na, outerAnswers(b, method) / nb];
    return { shift, p: shareDifferenceP({ x: outerA * ma, n: ma }, { x: outerB * mb, n: mb }) };
  }
  const [first, second] = [distancesFromMedian(a), distancesFromMedian(b)];
  return { shift, p: welchTest({ ...first, n: ma }, { ...second, n: mb })?.p ?? 1 };
}

/** Answers that count for or against. */
function outerAnswers({ scale, counts }: ScoreHistogram, method: "nps" | "net"): number {
  return answerValues(method, scale).reduce((sum, value, bin) => sum + (value === 0 ? 0 : (counts[bin] ?? 0)), 0);
}

function distancesFromMedian({ counts }: ScoreHistogram): { n: number; mean: number; variance: number } {
  const n = counts.reduce((sum, count) => sum + count, 0);
  const middle = (binAt(counts, Math.floor((n - 1) / 2)) + binAt(counts, Math.floor(n / 2))) / 2;
  const mean = counts.reduce((sum, count, bin) => sum + count * Math.abs(bin - middle), 0) / n;
  const squares = counts.reduce((sum, count, bin) => sum + count * (Math.abs(bin - middle) - mean) ** 2, 0);
  const sd = Math.sqrt(squares / (n - 1));
  // All as far from the middle as each other is no proof that the next one will be: the same convention as for means.
  const variance = meanVariance({ n, sd, sum: mean * n, mean, scale: { min: 0, max: 1, direction: "higherIsBetter" } });
  return { n, mean, variance: variance ?? 0 };
}

/** The bin of the answer with that rank, from 0. */
function binAt(counts: readonly number[], rank: number): number {
  let seen = 0;
  for (const [bin, count] of counts.entries()) {
    seen += count;
    if (rank < seen) return bin;
  }
  return counts.length - 1;
}
