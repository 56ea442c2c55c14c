import { studentTwoSidedP } from "./distributions/student.ts";
import { leastSquares } from "./least-squares.ts";
import { neweyWestErrors } from "./newey-west.ts";
import { dot, entryAt, sum } from "./vector.ts";

export type InterruptedTimeSeries = {
  /** b₀ level and b₁ slope before, b₂ jump at the start, b₃ change of slope. */
  readonly coefficients: readonly number[];
  readonly se: readonly number[];
  readonly t: readonly number[];
  readonly p: readonly number[];
  /** Standard errors that allow neighbouring periods to resemble each other. */
  readonly neweyWestSe: readonly number[];
  readonly lag: number;
  /** About 2 when neighbouring errors are unrelated, towards 0 when they resemble each other. */
  readonly durbinWatson: number;
  /** Jump and slope together at the last period: b₂ + b₃(n − 1 − T₀). */
  readonly effectAtLast: number;
  /** Residual variance, n − 4 degrees of freedom. */
  readonly residualVariance: number;
  /** Whether both sides have the eight points that a result needs to be shown. */
  readonly enoughPoints: boolean;
};

const pointsEachSide = 8;

/**
 * Segmented regression y = b₀ + b₁t + b₂·post + b₃·post·(t − T₀), t from 0, post from the start T₀ on. The slope term counts time since the start: calendar time
 * there, a common published error, would make b₂ the jump at time zero. `null` when a side is too short to have a slope or nothing but the line is there.
 * Source: Wagner et al. 2002; Lopez Bernal, Cummins & Gasparrini 2017 and 2021, Int J Epidemiol; Newey & West 1987.
 * @param lag neighbours that may resemble each other, ⌊4(n/100)^(2/9)⌋ and at least 1 unless given
 * @example
 * interruptedTimeSeries([1, 2, 3, 5, 4, 9, 10, 12, 11, 13], 5)?.lag; // => 2
 */
export function interruptedTimeSeries(
  y: readonly number[],
  start: number,
  { lag = Math.max(1, Math.floor(4 * (y.length / 100) ** (2 / 9))) }: { lag?: number } = {},
): InterruptedTimeSeries | null {
  const x = y.map((_, t) => (t >= start ? [1, t, 1, t - start] : [1, t, 0, 0]));
  const fit = leastSquares(x, y);
  // A perfect fit, but for rounding, leaves no noise to judge the jump by.
  if (!fit || fit.rss <= 1e-24 * dot(y, y)) return null;
  const residualVariance = fit.rss / fit.df;
  const se = fit.inverse.map((row, k) => Math.sqrt(residualVariance * entryAt(row, k)));
  const t = fit.coefficients.map((coefficient, k) => coefficient / entryAt(se, k));
  const [, , jump = 0, slope = 0] = fit.coefficients;
  const steps = fit.residuals.slice(1).map((e, k) => (e - entryAt(fit.residuals, k)) ** 2);
  return {
    coefficients: fit.coefficients,
    se,
    t,
    p: t.map((statistic) => studentTwoSidedP(statistic, fit.df)),
    neweyWestSe: neweyWestErrors(x, fit, lag),
    lag,
    durbinWatson: sum(steps) / fit.rss,
    effectAtLast: jump + slope * (y.length - 1 - start),
    residualVariance,
    enoughPoints: start >= pointsEachSide && y.length - start >= pointsEachSide,
  };
}
