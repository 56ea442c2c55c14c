import { normalQuantile } from "./distributions/normal.ts";
import { studentQuantile } from "./distributions/student.ts";

/** A confidence interval: its ends in the unit of the value, its level as a share and how it was made. */
export type Interval = {
  readonly level: number;
  readonly low: number;
  readonly high: number;
  readonly method: IntervalMethod;
};
export type IntervalMethod =
  | "adjustedWald"
  | "agrestiCoull"
  | "clopperPearson"
  | "goodman"
  | "jeffreys"
  | "newcombe"
  | "normal"
  | "score"
  | "splitAdjustedWald"
  | "studentT"
  | "wald"
  | "welch"
  | "wilson";

/** The level of every interval that does not say otherwise. */
export const defaultLevel = 0.95;

/**
 * The critical value z of a two-sided interval of this level.
 * @throws RangeError for a level that is not between 0 and 1
 * @example
 * criticalZ(0.95).toFixed(9); // => "1.959963985"
 */
export function criticalZ(level: number): number {
  return normalQuantile(upperTailFrom(level));
}

/**
 * The critical value t of a two-sided interval of this level with `df` degrees of freedom.
 * @throws RangeError for a level that is not between 0 and 1, or df not positive
 * @example
 * criticalT(0.95, 4).toFixed(9); // => "2.776445105"
 */
export function criticalT(level: number, df: number): number {
  return studentQuantile(upperTailFrom(level), df);
}

function upperTailFrom(level: number): number {
  checkLevel(level);
  return 0.5 + level / 2;
}

/** @throws RangeError for a level that is not between 0 and 1 */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`The level of an interval lies between 0 and 1, not ${level}`);
}

/** centre ± half, inside the bounds where there are any. */
export function intervalAround(
  centre: number,
  half: number,
  { level, method, bounds = [-Infinity, Infinity] }: { level: number; method: IntervalMethod; bounds?: Bounds },
): Interval {
  return { level, low: Math.max(bounds[0], centre - half), high: Math.min(bounds[1], centre + half), method };
}
export type Bounds = readonly [number, number];
