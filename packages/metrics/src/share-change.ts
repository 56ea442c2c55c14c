import { twoSidedP } from "./distributions/normal.ts";
import { fisherP } from "./fisher.ts";
import { defaultLevel, type Interval } from "./interval.ts";
import { wilsonInterval } from "./share-interval.ts";

/** x of n answers. */
export type Share = { readonly x: number; readonly n: number };

/**
 * Newcombe's method 10 for the difference a − b of two independent shares: the Wilson intervals of both, put together. Not clipped.
 * Source: Newcombe 1998, Statistics in Medicine 17:873–890.
 * @example
 * newcombeInterval({ x: 56, n: 70 }, { x: 48, n: 80 }).low.toFixed(4); // => "0.0524"
 */
export function newcombeInterval(a: Share, b: Share, level = defaultLevel): Interval {
  const [pa, pb] = [a.x / a.n, b.x / b.n];
  const [wa, wb] = [wilsonInterval(a.x, a.n, level), wilsonInterval(b.x, b.n, level)];
  return {
    level,
    low: pa - pb - Math.hypot(pa - wa.low, wb.high - pb),
    high: pa - pb + Math.hypot(wa.high - pa, pb - wb.low),
    method: "newcombe",
  };
}

/**
 * The pooled z of a difference a − b of two shares, whose square is χ² without correction. `null` when all answers of both agree.
 * @example
 * pooledShareZ({ x: 56, n: 70 }, { x: 48, n: 80 })?.toFixed(3); // => "2.650"
 */
export function pooledShareZ(a: Share, b: Share): number | null {
  const pooled = (a.x + b.x) / (a.n + b.n);
  const variance = pooled * (1 - pooled) * (1 / a.n + 1 / b.n);
  return variance > 0 ? (a.x / a.n - b.x / b.n) / Math.sqrt(variance) : null;
}

/**
 * Two-sided p of a difference of two shares: pooled z, or Fisher's exact test when a cell of the table expects fewer than 5 answers.
 * @example
 * shareDifferenceP({ x: 56, n: 70 }, { x: 48, n: 80 }).toFixed(5); // => "0.00805"
 */
export function shareDifferenceP(a: Share, b: Share): number {
  const pooled = (a.x + b.x) / (a.n + b.n);
  const smallestExpected = Math.min(a.n, b.n) * Math.min(pooled, 1 - pooled);
  const z = pooledShareZ(a, b);
  if (z !== null && smallestExpected >= 5) return twoSidedP(z);
  return fisherP(...wholeShare(a), ...wholeShare(b));
}

/** An effective n need not be whole, a table of the exact test must be. */
function wholeShare({ x, n }: Share): [number, number] {
  return [Math.min(Math.round(x), Math.round(n)), Math.round(n)];
}
