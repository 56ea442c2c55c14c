import { betaCdf } from "./beta.ts";
import { logGamma } from "./gamma.ts";
import { normalQuantile } from "./normal.ts";

/** The two-sided p-value of a t statistic with `df` degrees of freedom. */
export function studentTwoSidedP(t: number, df: number): number {
  return betaCdf(df / (df + t * t), df / 2, 0.5);
}

/** The distribution function of Student's t. */
export function studentCdf(t: number, df: number): number {
  const tail = studentTwoSidedP(t, df) / 2;
  return t > 0 ? 1 - tail : tail;
}

/**
 * The quantile of Student's t: Newton's method on the distribution function from Hill's normal start.
 * @throws RangeError for p outside 0…1 or df not positive
 * @example
 * studentQuantile(0.975, 4).toFixed(6); // => "2.776445"
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1) || !(df > 0))
    throw new RangeError(`studentQuantile needs 0 < p < 1 and df > 0, not ${p}, ${df}`);
  if (p < 0.5) return -studentQuantile(1 - p, df);
  if (p === 0.5) return 0;
  if (df === 1) return Math.tan(Math.PI * (p - 0.5));
  const logDensity = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
  const z = normalQuantile(p);
  let low = 0;
  let high = Math.max(2, z) * 2;
  while (studentCdf(high, df) < p) high *= 2;
  let t = Math.min(high, z + (z ** 3 + z) / (4 * df));
  for (let i = 0; i < 200; i += 1) {
    // Compared in the tail, where 1 − p keeps its digits.
    const excess = 1 - p - studentTwoSidedP(t, df) / 2;
    if (excess > 0) high = t;
    else low = t;
    const density = Math.exp(logDensity - ((df + 1) / 2) * Math.log1p((t * t) / df));
    const newton = t - excess / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - t) <= 1e-15 * Math.abs(t)) return next;
    t = next;
  }
  return t;
}
