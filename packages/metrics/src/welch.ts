import { studentTwoSidedP } from "./distributions/student.ts";
import { criticalT, defaultLevel, type Interval, intervalAround } from "./interval.ts";

/** Mean, variance (n − 1) and n of one sample. */
export type SampleMean = { readonly mean: number; readonly variance: number; readonly n: number };
export type WelchTest = {
  readonly difference: number;
  readonly t: number;
  readonly df: number;
  readonly p: number;
  readonly interval: Interval;
};

/**
 * Welch's test of the difference b − a of two means, with Satterthwaite's degrees of freedom: unequal spreads are the rule between two samples of
 * scores. `null` when a sample has fewer than two answers or nothing varies. Source: Welch 1947.
 * @example
 * welchTest({ mean: 21, variance: 15.724, n: 6 }, { mean: 23.325, variance: 7.4625, n: 4 })?.p.toFixed(4); // => "0.3045"
 */
export function welchTest(a: SampleMean, b: SampleMean, level = defaultLevel): WelchTest | null {
  const [va, vb] = [a.variance / a.n, b.variance / b.n];
  if (a.n <= 1 || b.n <= 1 || !(va + vb > 0)) return null;
  const se = Math.sqrt(va + vb);
  const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  const difference = b.mean - a.mean;
  const half = criticalT(level, df) * se;
  return {
    difference,
    t: difference / se,
    df,
    p: studentTwoSidedP(difference / se, df),
    interval: intervalAround(difference, half, { level, method: "welch" }),
  };
}
