import { entryAt, meanOf } from "./vector.ts";

/** Expected moving range of two normal values, in standard deviations. */
export const rangePerSigma = 1.128;

export type Limits = { readonly low: number; readonly high: number };
export type IndividualsChart = {
  readonly centre: number;
  readonly meanRange: number;
  /** mR̄/1.128. */
  readonly sigma: number;
  /** Natural process limits, centre ± 2.66·mR̄. */
  readonly limits: Limits;
  /** The limit of a single moving range, 3.267·mR̄. */
  readonly rangeLimit: number;
};

/**
 * The XmR chart: limits of single values from their moving ranges, so that a shift inside the baseline widens them less than a standard deviation
 * would. Taken from the first `baseline` points (≥ 8, better 12) and then frozen; a new baseline is a person's act. `null` below two points.
 * Source: Wheeler & Chambers 1992; NIST e-Handbook 6.3.2.2.
 * @example
 * individualsChart([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])?.centre.toFixed(2); // => "50.81"
 */
export function individualsChart(x: readonly number[], baseline = x.length): IndividualsChart | null {
  const points = x.slice(0, baseline);
  const centre = meanOf(points);
  const meanRange = meanOf(movingRanges(points));
  if (centre === null || meanRange === null) return null;
  return {
    centre,
    meanRange,
    sigma: meanRange / rangePerSigma,
    limits: { low: centre - 2.66 * meanRange, high: centre + 2.66 * meanRange },
    rangeLimit: 3.267 * meanRange,
  };
}

/** Distances of neighbours. */
export function movingRanges(x: readonly number[]): number[] {
  return x.slice(1).map((value, index) => Math.abs(value - entryAt(x, index)));
}
