import { type Limits, movingRanges, rangePerSigma } from "./individuals-chart.ts";
import { entryAt, meanOf, sum } from "./vector.ts";

export type ShareChart = {
  readonly centre: number;
  /** `null` for a period without answers, here and in the limits. */
  readonly z: readonly (number | null)[];
  /** Laney's σ_z: 1 when the periods differ by sampling alone, more when they are over-dispersed. `null` below two periods. */
  readonly overDispersion: number | null;
  /** p ± 3√(p(1 − p)/n), not clipped. */
  readonly limits: readonly (Limits | null)[];
  /** The same, widened by the over-dispersion; `null` where it is unknown. */
  readonly laneyLimits: readonly (Limits | null)[] | null;
};

/**
 * The p-chart of x of n per period, with Laney's p′ limits. Shares of large samples always vary more than sampling says, and a plain p-chart would then
 * cry wolf. `null` without answers or when all agree. Source: Laney 2002, Quality Engineering 14(4).
 * @throws RangeError naming the period whose x is not inside its n, or lists of different length
 * @example
 * shareChart([100, 100], [40, 60])?.z.map((z) => z?.toFixed(1)); // => ["-2.0", "2.0"]
 */
export function shareChart(n: readonly number[], x: readonly number[]): ShareChart | null {
  checkPeriods(n, x);
  const centre = sum(n) > 0 ? sum(x) / sum(n) : 0;
  const variance = centre * (1 - centre);
  if (variance <= 0) return null;
  const se = n.map((size) => (size > 0 ? Math.sqrt(variance / size) : null));
  const z = se.map((one, index) => (one === null ? null : (entryAt(x, index) / entryAt(n, index) - centre) / one));
  const found = overDispersion(z.filter((one) => one !== null));
  const limits = (factor: number) =>
    se.map((one) => (one === null ? null : { low: centre - 3 * factor * one, high: centre + 3 * factor * one }));
  return { centre, z, overDispersion: found, limits: limits(1), laneyLimits: found === null ? null : limits(found) };
}

function checkPeriods(n: readonly number[], x: readonly number[]): void {
  if (n.length !== x.length) throw new RangeError(`${n.length} sizes do not go with ${x.length} counts`);
  for (const [index, size] of n.entries()) {
    const count = entryAt(x, index);
    if (!(count >= 0 && count <= size)) throw new RangeError(`A share is 0 to n of n answers, not ${count} of ${size}`);
  }
}

/**
 * Laney's σ_z: the mean distance of neighbouring z, ÷ 1.128. `null` below two values.
 * @example
 * overDispersion([0, 1.128, 0]); // => 1
 */
export function overDispersion(z: readonly number[]): number | null {
  const mean = meanOf(movingRanges(z));
  return mean === null ? null : mean / rangePerSigma;
}
