import { gammaTails, logGamma } from "./gamma.ts";
import { normalQuantile } from "./normal.ts";
import { checkProbability, quantileOf } from "./quantile.ts";

function checkDegrees(df: number): void {
  if (!(df > 0)) throw new RangeError(`Degrees of freedom are positive, not ${df}`);
}

/**
 * The distribution function of χ² with `df` degrees of freedom.
 * @throws RangeError for df not positive
 * @example
 * chiSquareCdf(3.841458820694124, 1).toFixed(12); // => "0.950000000000"
 */
export function chiSquareCdf(x: number, df: number): number {
  checkDegrees(df);
  return gammaTails(df / 2, x / 2).lower;
}

/**
 * The upper tail of χ², the p-value of a χ² statistic.
 * @example
 * chiSquareP(3.841458820694124, 1).toFixed(12); // => "0.050000000000"
 */
export function chiSquareP(x: number, df: number): number {
  checkDegrees(df);
  return gammaTails(df / 2, x / 2).upper;
}

/**
 * The quantile of χ² with `df` degrees of freedom, by Newton's method from Wilson and Hilferty's start.
 * @throws RangeError for p outside 0…1 or df not positive
 * @example
 * chiSquareQuantile(0.95, 2).toFixed(9); // => "5.991464547"
 */
export function chiSquareQuantile(p: number, df: number): number {
  checkProbability(p);
  checkDegrees(df);
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  const spread = 2 / (9 * df);
  const cubeRoot = 1 - spread + normalQuantile(p) * Math.sqrt(spread);
  const a = df / 2;
  return quantileOf(p, {
    tails: (x) => gammaTails(a, x / 2),
    density: (x) => 0.5 * Math.exp((a - 1) * Math.log(x / 2) - x / 2 - logGamma(a)),
    start: cubeRoot > 0.1 ? df * cubeRoot ** 3 : df * 0.001,
    low: 0,
    high: Infinity,
  });
}
