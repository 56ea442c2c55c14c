import { describeScale, type Scale } from "./scale.ts";

/** The methods that are a mean in other clothes. */
export type MeanMethod = "mean" | "composite" | "easeIndex";

/**
 * How a method of means reads a sum of n scores: along a straight line, up or down. From the sum, so that 21 of 25 is 0.84 and not a double rounding
 * of 4.2 of 5.
 */
export type Line = { readonly at: (sum: number, n: number) => number; readonly slope: number };

/** The line of each method that is a mean in other clothes. @throws RangeError for a composite of a scale that goes below 0 */
export function lineOf(method: MeanMethod, scale: Scale): Line {
  const { min, max, direction } = scale;
  if (method === "mean") return { at: (sum, n) => sum / n, slope: 1 };
  if (method === "composite") {
    if (min < 0 || max <= 0)
      throw new RangeError(`A composite needs a scale from 0 or above, not ${describeScale(scale)}`);
    return { at: (sum, n) => sum / (n * max), slope: 1 / max };
  }
  const range = max - min;
  return direction === "higherIsBetter"
    ? { at: (sum, n) => (100 * (sum - n * min)) / (n * range), slope: 100 / range }
    : { at: (sum, n) => (100 * (n * max - sum)) / (n * range), slope: -100 / range };
}
