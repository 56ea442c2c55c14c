import { twoSidedP } from "./distributions/normal.ts";
import { median, sum } from "./vector.ts";

export type Trend = {
  /** Pairs that rise minus pairs that fall. */
  readonly s: number;
  readonly variance: number;
  /** `null` when all values are alike. */
  readonly z: number | null;
  readonly p: number | null;
  /** The median slope of all pairs, per step. */
  readonly senSlope: number;
  readonly tauB: number | null;
};

/**
 * The Mann–Kendall test for a trend with Sen's slope: needs no straight line and no normal errors, and one wild month does not move it. Variance corrected
 * for ties. `null` below two values. Source: Mann 1945; Kendall 1975; Sen 1968.
 * @example
 * mannKendall([38, 40, 39, 42, 41, 44, 43, 43, 46, 47, 45, 48])?.s; // => 53
 */
export function mannKendall(x: readonly number[]): Trend | null {
  const n = x.length;
  if (n < 2) return null;
  const pairs = x.flatMap((early, i) => x.slice(i + 1).map((late, step) => ({ rise: late - early, step: step + 1 })));
  const s = sum(pairs.map(({ rise }) => Math.sign(rise)));
  const tied = [...tieCounts(x).values()];
  const variance = (n * (n - 1) * (2 * n + 5) - sum(tied.map((t) => t * (t - 1) * (2 * t + 5)))) / 18;
  const z = variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : null;
  const untied = pairs.length - sum(tied.map((t) => (t * (t - 1)) / 2));
  return {
    s,
    variance,
    z,
    p: z === null ? null : twoSidedP(z),
    senSlope: median(pairs.map(({ rise, step }) => rise / step)) ?? 0,
    tauB: untied > 0 ? s / Math.sqrt(untied * pairs.length) : null,
  };
}

function tieCounts(x: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of x) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
