import { type ValueMoments, valueMoments } from "./answer-values.ts";
import { mergeHistograms, type ScoreHistogram } from "./histogram.ts";
import type { Limits } from "./individuals-chart.ts";
import { overDispersion } from "./share-chart.ts";
import type { ScoreMethod } from "./summary.ts";

/** The chart of a score whose periods have different n: limits follow n. */
export type ScoreChart = {
  /** The score of all baseline answers together. */
  readonly centre: number;
  /** Variance of one answer, in the method's unit squared. */
  readonly variance: number;
  /** Laney's σ_z of the baseline periods, at least 1; 1 below eight of them, where it cannot be told. */
  readonly overDispersion: number;
};

const periodsForOverDispersion = 8;

/**
 * A chart from the baseline's periods; those without answers say nothing. `null` when no period has answers.
 * @example
 * scoreChart([histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25])])?.centre; // => 30
 */
export function scoreChart(baseline: readonly ScoreHistogram[], method: ScoreMethod = "nps"): ScoreChart | null {
  const pooled = mergeHistograms(baseline);
  const all = pooled && valueMoments(pooled, method);
  if (!all) return null;
  const periods = baseline.flatMap((histogram) => valueMoments(histogram, method) ?? []);
  const z = periods.map((period) => distance(period, all.value, all.variance));
  const known = periods.length >= periodsForOverDispersion && all.variance > 0;
  return {
    centre: all.value,
    variance: all.variance,
    overDispersion: known ? Math.max(1, overDispersion(z) ?? 1) : 1,
  };
}

/**
 * Three-sigma limits for a period of n answers, not clipped; `null` without answers, where anything is possible.
 * @example
 * scoreLimits({ centre: 30, variance: 6400, overDispersion: 1 }, 100); // => { low: 6, high: 54 }
 */
export function scoreLimits({ centre, variance, overDispersion }: ScoreChart, n: number): Limits | null {
  if (n === 0) return null;
  const half = 3 * overDispersion * Math.sqrt(variance / n);
  return { low: centre - half, high: centre + half };
}

/**
 * How far a period lies from the centre in standard errors of its own n, before over-dispersion; `null` without answers or spread.
 * @example
 * scoreDistance({ centre: 22, variance: 6400, overDispersion: 1 }, histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25])); // => 1
 */
export function scoreDistance(chart: ScoreChart, period: ScoreHistogram, method: ScoreMethod = "nps"): number | null {
  const found = valueMoments(period, method);
  return found && chart.variance > 0 ? distance(found, chart.centre, chart.variance) : null;
}

function distance({ value, n }: ValueMoments, centre: number, variance: number): number {
  return (value - centre) / Math.sqrt(variance / n);
}
