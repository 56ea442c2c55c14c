/** Which end of a scale is good. */
export type Direction = "higherIsBetter" | "lowerIsBetter";
/** A ruler of 2 to 11 whole points. It travels with every histogram, so that no score can lose its direction. */
export type Scale = { readonly min: number; readonly max: number; readonly direction: Direction };

/** The one scale of NPS. */
export const npsScale: Scale = { min: 0, max: 10, direction: "higherIsBetter" };

/**
 * How many points a scale has.
 * @throws RangeError when the ends are not whole or there are fewer than 2 or more than 11 points
 * @example
 * pointCount({ min: 1, max: 5, direction: "higherIsBetter" }); // => 5
 */
export function pointCount({ min, max }: Scale): number {
  const points = max - min + 1;
  if (!Number.isInteger(min) || !Number.isInteger(max) || points < 2 || points > 11)
    throw new RangeError(`A scale has 2 to 11 whole points, not ${min} to ${max}`);
  return points;
}

/**
 * Whether a value is an answer on this scale: a whole number from its minimum to its maximum. Text, `null` and fractions are not; parsing
 * belongs to the border where the value came in.
 * @example
 * isOnScale({ min: 0, max: 10, direction: "higherIsBetter" }, 7.5); // => false
 */
export function isOnScale({ min, max }: Scale, value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
}

/**
 * Whether answers on both scales are answers to the same ruler.
 * @example
 * sameScale(npsScale, { min: 0, max: 10, direction: "lowerIsBetter" }); // => false
 */
export function sameScale(a: Scale, b: Scale): boolean {
  return a.min === b.min && a.max === b.max && a.direction === b.direction;
}

/**
 * A scale in words, for messages: `1 to 5 higherIsBetter`.
 * @example
 * describeScale(npsScale); // => "0 to 10 higherIsBetter"
 */
export function describeScale({ min, max, direction }: Scale): string {
  return `${min} to ${max} ${direction}`;
}
