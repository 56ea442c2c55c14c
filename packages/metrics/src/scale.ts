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
