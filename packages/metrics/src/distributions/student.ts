import { tailsOf } from "./beta.ts";
import { logGamma } from "./gamma.ts";
import { normalQuantile } from "./normal.ts";
import { checkProbability, quantileOf } from "./quantile.ts";

function checkDegrees(df: number): void {
  if (!(df > 0)) throw new RangeError(`Degrees of freedom are positive, not ${df}`);
}

/**
 * The two-sided p-value of a t statistic with `df` degrees of freedom.
 * @throws RangeError for df not positive
 * @example
 * studentTwoSidedP(2.776445105197793, 4).toFixed(12); // => "0.050000000000"
 */
export function studentTwoSidedP(t: number, df: number): number {
  checkDegrees(df);
  const square = t * t;
  if (square === 0) return 1;
  if (square === Infinity) return 0;
  return tailsOf({ x: df / (df + square), y: square / (df + square) }, df / 2, 0.5).lower;
}

/**
 * The distribution function of Student's t. Not whole degrees of freedom are fine (Welch's test has them).
 * @throws RangeError for df not positive
 * @example
 * studentCdf(0, 7); // => 0.5
 */
export function studentCdf(t: number, df: number): number {
  const { lower } = studentTails(t, df);
  return lower;
}

function studentTails(t: number, df: number): { lower: number; upper: number } {
  const tail = studentTwoSidedP(t, df) / 2;
  return t < 0 ? { lower: tail, upper: 1 - tail } : { lower: 1 - tail, upper: tail };
}

/**
 * The quantile of Student's t, by Newton's method from Hill's normal start; one and two degrees of freedom have closed forms.
 * @throws RangeError for p outside 0…1 or df not positive
 * @example
 * studentQuantile(0.975, 4).toFixed(6); // => "2.776445"
 */
export function studentQuantile(p: number, df: number): number {
  checkProbability(p);
  checkDegrees(df);
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  if (p === 0.5) return 0;
  if (p > 0.5) return -studentQuantile(1 - p, df);
  if (df === 1) return -1 / Math.tan(Math.PI * p);
  if (df === 2) return -(1 - 2 * p) / Math.sqrt(2 * p * (1 - p));
  const logDensity = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  const z = normalQuantile(p);
  return quantileOf(p, {
    tails: (t) => studentTails(t, df),
    density: (t) => Math.exp(logDensity - ((df + 1) / 2) * Math.log1p((t * t) / df)),
    start: z + (z ** 3 + z) / (4 * df),
    low: -Infinity,
    high: 0,
  });
}
