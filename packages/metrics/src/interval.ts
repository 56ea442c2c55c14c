import { normalQuantile } from "./normal.ts";

/** A confidence interval: its ends in the unit of the value, its level as a share and how it was made. */
export type Interval = {
  readonly level: number;
  readonly low: number;
  readonly high: number;
  readonly method: IntervalMethod;
};
export type IntervalMethod =
  | "adjustedWald"
  | "wilson"
  | "studentT"
  | "goodmanWald"
  | "splitAdjustedWald"
  | "newcombe"
  | "welch";

/** The critical value of a two-sided interval of this level. */
export function criticalZ(level: number): number {
  return normalQuantile(0.5 + level / 2);
}

/**
 * Wilson's interval of a share: x of n. Clipped to 0…1 by construction. Source: Wilson 1927.
 * @param x successes; may be fractional where n is an effective size
 * @example
 * wilsonInterval(7, 50).low.toFixed(4); // => "0.0695"
 */
export function wilsonInterval(x: number, n: number, level = 0.95): Interval {
  const z = criticalZ(level);
  const p = x / n;
  const centre = p + (z * z) / (2 * n);
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const denominator = 1 + (z * z) / n;
  return {
    level,
    low: Math.max(0, (centre - half) / denominator),
    high: Math.min(1, (centre + half) / denominator),
    method: "wilson",
  };
}
