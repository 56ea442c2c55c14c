import { studentCdf } from "./distributions/student.ts";
import { criticalT, defaultLevel, type Interval, intervalAround } from "./interval.ts";
import { leastSquares } from "./least-squares.ts";
import { dot } from "./vector.ts";

/** A straight line through periods and what it says of a later one. */
export type LinearForecast = {
  readonly slope: number;
  readonly intercept: number;
  /** Residual standard error. */
  readonly residualSd: number;
  readonly value: number;
  /** Standard error of one new value there. */
  readonly se: number;
  readonly df: number;
  /** The prediction interval of one new value. */
  readonly interval: Interval;
};

/**
 * Which forecast a series may carry: none below eight points, a line from eight, Holt's from twelve. Seasons need two full cycles and are not forecast.
 * @example
 * forecastMethod(10); // => "linear"
 */
export function forecastMethod(points: number): "none" | "linear" | "holt" {
  if (points < 8) return "none";
  return points < 12 ? "linear" : "holt";
}

/**
 * The value at time `at` by a straight line, with its prediction interval ŷ ± t·s·√(1 + 1/n + (t₀ − t̄)²/Sxx). `null` when three points at different
 * times are not there. Source: any regression textbook; agrees with R predict.lm(interval = "prediction").
 * @throws RangeError for times and values of different length
 * @example
 * linearForecast([1, 2, 3], [1, 2, 4], 4)?.value.toFixed(4); // => "5.3333"
 */
export function linearForecast(
  times: readonly number[],
  values: readonly number[],
  at: number,
  level = defaultLevel,
): LinearForecast | null {
  if (times.length !== values.length)
    throw new RangeError(`${times.length} times do not go with ${values.length} values`);
  const fit = leastSquares(
    times.map((time) => [1, time]),
    values,
  );
  if (!fit) return null;
  const [intercept = 0, slope = 0] = fit.coefficients;
  const residualSd = Math.sqrt(fit.rss / fit.df);
  const place = [1, at];
  const leverage = dot(
    place,
    fit.inverse.map((row) => dot(row, place)),
  );
  const se = residualSd * Math.sqrt(1 + leverage);
  const value = intercept + slope * at;
  const half = criticalT(level, fit.df) * se;
  return {
    slope,
    intercept,
    residualSd,
    value,
    se,
    df: fit.df,
    interval: intervalAround(value, half, { level, method: "studentT" }),
  };
}

/**
 * The probability that the forecast value is at least the target; for a scale where less is better the complement counts.
 * @example
 * probabilityAtLeast({ value: 40, se: 2, df: 6 }, 40); // => 0.5
 */
export function probabilityAtLeast(
  { value, se, df }: Pick<LinearForecast, "value" | "se" | "df">,
  target: number,
): number {
  if (se === 0) return value >= target ? 1 : 0;
  return studentCdf((value - target) / se, df);
}

/**
 * What each remaining period must add to arrive at the target in time; `null` when none remains.
 * @example
 * neededPerPeriod({ last: 48, target: 50, periods: 4 }); // => 0.5
 */
export function neededPerPeriod({
  last,
  target,
  periods,
}: {
  last: number;
  target: number;
  periods: number;
}): number | null {
  return periods > 0 ? (target - last) / periods : null;
}
