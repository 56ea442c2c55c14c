import { type ScoreHistogram, sampleSize } from "./histogram.ts";
import type { Scale } from "./scale.ts";

/** Mean and spread of scores as they were answered. The scale comes along: without its direction a mean of effort says nothing. */
export type Moments = {
  readonly scale: Scale;
  readonly n: number;
  readonly sum: number;
  readonly mean: number;
  /** Sample standard deviation, n − 1; `null` for a single answer. */
  readonly sd: number | null;
};

/**
 * Mean and standard deviation of the scores as answered, `null` without answers.
 * @example
 * moments(histogramFromCounts({ min: 1, max: 5, direction: "higherIsBetter" }, [1, 1, 1, 0, 0]))?.mean; // => 2
 */
export function moments(histogram: ScoreHistogram): Moments | null {
  const n = sampleSize(histogram);
  if (n === 0) return null;
  const { min } = histogram.scale;
  const sum = histogram.counts.reduce((total, count, bin) => total + count * (bin + min), 0);
  const mean = sum / n;
  const squares = histogram.counts.reduce((total, count, bin) => total + count * (bin + min - mean) ** 2, 0);
  return { scale: histogram.scale, n, sum, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null };
}

/**
 * The variance that intervals and tests of a mean use, `null` for a single answer: s², and where all answers agree 1/(n + 1), which is s² as if one
 * more answer lay one point off. Five equal answers are no proof that the sixth will be the same, so no interval has width 0.
 * @example
 * meanVariance({ scale: { min: 1, max: 5, direction: "higherIsBetter" }, n: 4, sum: 12, mean: 3, sd: 0 }); // => 0.2
 */
export function meanVariance({ n, sd }: Moments): number | null {
  if (sd === null) return null;
  return sd === 0 ? 1 / (n + 1) : sd ** 2;
}

/** The state of a mean that is built up in parts: n, mean and M2 = Σ(x − mean)². */
export type RunningMoments = { readonly n: number; readonly mean: number; readonly m2: number };

/**
 * The moments of two parts together, without their data. Source: Chan, Golub & LeVeque 1983.
 * @example
 * mergeMoments({ n: 10, mean: 8.7, m2: 22.1 }, { n: 10, mean: 7.5, m2: 100.5 }).n; // => 20
 */
export function mergeMoments(a: RunningMoments, b: RunningMoments): RunningMoments {
  const n = a.n + b.n;
  if (n === 0) return { n: 0, mean: 0, m2: 0 };
  const difference = b.mean - a.mean;
  return {
    n,
    mean: a.mean + (difference * b.n) / n,
    m2: a.m2 + b.m2 + (difference ** 2 * a.n * b.n) / n,
  };
}
