import { twoSidedP } from "./distributions/normal.ts";
import { type ScoreHistogram, sampleSize } from "./histogram.ts";
import { describeScale, sameScale } from "./scale.ts";

export type MannWhitney = {
  /** Pairs in which the answer of `b` is higher, plus half the ties. */
  readonly u: number;
  readonly p: number;
  /** U as a share of all pairs, 0…1: P(B > A) + ½P(tie), ½ where neither side is ahead. */
  readonly probability: number;
};

/**
 * The Mann–Whitney test from two histograms: which of two answers, one from each side, is higher. Takes scores as ranks, not as distances; its
 * probability is the better effect size for CSAT. Normal approximation with the variance corrected for ties and a continuity correction of ½.
 * `null` when a side has no answers. Source: Mann & Whitney 1947.
 * @throws RangeError for histograms of different scales
 * @example
 * mannWhitney(histogramFromScores({ min: 1, max: 3, direction: "higherIsBetter" }, [1, 2]), histogramFromScores({ min: 1, max: 3, direction: "higherIsBetter" }, [2, 3]))?.u; // => 3.5
 */
export function mannWhitney(a: ScoreHistogram, b: ScoreHistogram): MannWhitney | null {
  if (!sameScale(a.scale, b.scale))
    throw new RangeError(`Scales ${describeScale(a.scale)} and ${describeScale(b.scale)} do not compare`);
  const [na, nb] = [sampleSize(a), sampleSize(b)];
  if (na === 0 || nb === 0) return null;
  const n = na + nb;
  let [u, below, ties] = [0, 0, 0];
  for (const [bin, countA] of a.counts.entries()) {
    const countB = b.counts[bin] ?? 0;
    u += countB * (below + countA / 2);
    below += countA;
    ties += (countA + countB) ** 3 - (countA + countB);
  }
  const variance = ((na * nb) / 12) * (n + 1 - ties / (n * (n - 1)));
  const distance = Math.max(0, Math.abs(u - (na * nb) / 2) - 0.5);
  // Nothing varies when all answers are alike, and then nobody is ahead.
  return { u, p: variance > 0 ? twoSidedP(distance / Math.sqrt(variance)) : 1, probability: u / (na * nb) };
}
