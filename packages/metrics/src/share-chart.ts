import { type Limits, movingRanges, rangePerSigma } from "./individuals-chart.ts";
import { entryAt, meanOf, sum } from "./vector.ts";

export type ShareChart = {
  readonly centre: number;
  readonly z: readonly number[];
  /** Laney's σ_z: 1 when the periods differ by sampling alone, more when they are over-dispersed. `null` below two periods. */
  readonly overDispersion: number | null;
  /** p ± 3√(p(1 − p)/n), not clipped. */
  readonly limits: readonly Limits[];
  /** The same, widened by the over-dispersion; `null` where it is unknown. */
  readonly laneyLimits: readonly Limits[] | null;
};

/**
 * The p-chart of x of n per period, with Laney's p′ limits. Shares of large samples always vary more than sampling says, and a plain p-chart would then
 * cry wolf. `null` without answers or when all agree. Source: Laney 2002, Quality Engineering 14(4).
 */
export function shareChart(n: readonly number[], x: readonly number[]): ShareChart | null {
  const centre = sum(n) > 0 ? sum(x) / sum(n) : 0;
  const variance = centre * (1 - centre);
  if (variance <= 0) return null;
  const se = n.map((size) => Math.sqrt(variance / size));
  const z = x.map((count, index) => (count / entryAt(n, index) - centre) / entryAt(se, index));
  const found = overDispersion(z);
  const limits = (factor: number) =>
    se.map((one) => ({ low: centre - 3 * factor * one, high: centre + 3 * factor * one }));
  return { centre, z, overDispersion: found, limits: limits(1), laneyLimits: found === null ? null : limits(found) };
}

/** Laney's σ_z: the mean distance of neighbouring z, ÷ 1.128. `null` below two values. */
export function overDispersion(z: readonly number[]): number | null {
  const mean = meanOf(movingRanges(z));
  return mean === null ? null : mean / rangePerSigma;
}
