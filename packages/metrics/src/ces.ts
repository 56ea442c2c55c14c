import { effectiveSize } from "./effective-n.ts";
import type { ScoreHistogram } from "./histogram.ts";
import { criticalT, defaultLevel, type Interval } from "./interval.ts";
import { lineOf } from "./mean-line.ts";
import { meanSummary } from "./mean-summary.ts";
import { mergeMoments, moments, type RunningMoments } from "./moments.ts";
import type { Scale } from "./scale.ts";
import { type Summary, type SummaryOptions, unitOf } from "./summary.ts";
import { sum } from "./vector.ts";

/**
 * The ease index, 0…100, where high is easy: the only figure of customer effort that scales of different length and direction share.
 * 100·(oriented mean − min)/(max − min), where oriented means that more is easier (x' = min + max − x when low is easy). With Student's t interval,
 * carried through the same line. `null` without answers. There is no function that gives a mean of effort without its direction, for the two
 * published wordings point opposite ways. Source: Dixon, Freeman & Toman 2010 (1 is easy); CEB 2013, CES 2.0 (7 is easy).
 * @example
 * easeSummary(histogramFromScores({ min: 1, max: 7, direction: "lowerIsBetter" }, [2, 3, 4, 4, 5]))?.value.toFixed(1); // => "56.7"
 * @example
 * easeSummary(histogramFromScores({ min: 1, max: 7, direction: "higherIsBetter" }, [6, 5, 4, 4, 3]))?.value.toFixed(1); // => "56.7"
 */
export function easeSummary(histogram: ScoreHistogram, options: SummaryOptions = {}): Summary | null {
  return meanSummary(histogram, "easeIndex", options);
}

/** The index of answers on several scales of effort: no single scale stands behind it. */
export type PooledSummary = Omit<Summary, "scale"> & { readonly scales: readonly Scale[] };

/**
 * The ease index of answers on several scales together: each answer read as 0…100, then the mean of all, with Student's t interval. The index is the
 * one figure that may be pooled over scales; whoever shows it says which scales. Histograms without answers stay out; `null` when all are empty.
 * Source: the pooled moments of Chan, Golub & LeVeque 1983.
 * @example
 * pooledEaseSummary([histogramFromScores({ min: 1, max: 7, direction: "higherIsBetter" }, [7, 1]), histogramFromScores({ min: 1, max: 5, direction: "lowerIsBetter" }, [1, 1])])?.value; // => 75
 */
export function pooledEaseSummary(
  histograms: readonly ScoreHistogram[],
  options: SummaryOptions = {},
): PooledSummary | null {
  const found = easeMoments(histograms);
  if (!found) return null;
  const { n, mean, variance, scales } = found;
  const effectiveN = effectiveSize(n, options);
  const level = options.level ?? defaultLevel;
  const half =
    variance === null || effectiveN <= 1 ? null : criticalT(level, effectiveN - 1) * Math.sqrt(variance / effectiveN);
  const interval: Interval | null =
    half === null
      ? null
      : { level, low: Math.max(0, mean - half), high: Math.min(100, mean + half), method: "studentT" };
  return { method: "easeIndex", unit: unitOf.easeIndex, scales, value: mean, n, effectiveN, interval };
}

/** Mean and variance on the index of all answers together; the variance is `null` for a single one. */
export function easeMoments(
  histograms: readonly ScoreHistogram[],
): { n: number; mean: number; variance: number | null; scales: Scale[] } | null {
  const parts = histograms.flatMap((histogram) => {
    const found = moments(histogram);
    if (!found) return [];
    const { at, slope } = lineOf("easeIndex", found.scale);
    const { n, sum, sd, scale } = found;
    return [{ n, mean: at(sum, n), m2: n > 1 ? ((sd ?? 0) * slope) ** 2 * (n - 1) : 0, slope, scale }];
  });
  if (parts.length === 0) return null;
  const { n, mean, m2 } = parts.reduce<RunningMoments>(mergeMoments, { n: 0, mean: 0, m2: 0 });
  // Where all answers agree, as if one more lay one point of the coarsest scale off: see `meanVariance`.
  const agreed = Math.max(...parts.map(({ slope }) => slope ** 2)) / (n + 1);
  return { n, mean, variance: n < 2 ? null : m2 > 0 ? m2 / (n - 1) : agreed, scales: parts.map(({ scale }) => scale) };
}

/** Easy and difficult answers: the outer ⌊(k − 1)/2⌋ of k points at either end, three of seven, two of five. */
export type EaseCounts = { readonly easy: number; readonly difficult: number; readonly n: number };

/**
 * How many found it easy and how many difficult, by the scale's direction.
 * @example
 * easeCounts(histogramFromCounts({ min: 1, max: 5, direction: "lowerIsBetter" }, [40, 25, 15, 12, 8])); // => { easy: 65, difficult: 20, n: 100 }
 */
export function easeCounts({ scale, counts }: ScoreHistogram): EaseCounts {
  const outer = Math.floor((counts.length - 1) / 2);
  const [low, high] = [sum(counts.slice(0, outer)), sum(counts.slice(counts.length - outer))];
  const [easy, difficult] = scale.direction === "higherIsBetter" ? [high, low] : [low, high];
  return { easy, difficult, n: sum(counts) };
}
