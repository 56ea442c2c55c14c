import { entryAt, median } from "./vector.ts";

export type RobustZ = {
  readonly median: number;
  /** Median distance from the median, not scaled. */
  readonly mad: number;
  /** 0.6745(x − median)/MAD; `null` when more than half of the values are alike, and nothing can be said. */
  readonly z: readonly number[] | null;
};

/** Beyond this distance a volume is worth a look. Source: Iglewicz & Hoaglin 1993. */
export const robustOutlier = 3.5;

/**
 * Distances that a single outlier cannot hide itself in, for volumes. `null` of nothing. Source: Iglewicz & Hoaglin 1993; NIST e-Handbook 1.3.5.17.
 * @example
 * robustZ([12, 15, 11, 14, 13, 12, 16, 14, 13, 40])?.z?.at(-1)?.toFixed(3); // => "11.916"
 */
export function robustZ(x: readonly number[]): RobustZ | null {
  const centre = median(x);
  if (centre === null) return null;
  const mad = median(x.map((value) => Math.abs(value - centre))) ?? 0;
  return { median: centre, mad, z: mad > 0 ? x.map((value) => (0.6745 * (value - centre)) / mad) : null };
}

/**
 * A series without its season: from each value the median of its place in the cycle, such as the weekday. For volumes by day, before `robustZ`.
 * @throws RangeError for a cycle that is not a whole number from 1
 * @example
 * withoutSeason([10, 50, 12, 54], 2); // => [-1, -2, 1, 2]
 */
export function withoutSeason(x: readonly number[], cycle: number): number[] {
  if (!Number.isInteger(cycle) || cycle < 1) throw new RangeError(`A cycle is a whole number from 1, not ${cycle}`);
  const medians = Array.from(
    { length: Math.min(cycle, x.length) },
    (_, place) => median(x.filter((__, index) => index % cycle === place)) ?? 0,
  );
  return x.map((value, index) => value - entryAt(medians, index % cycle));
}
