import { criticalT, defaultLevel, type Interval, intervalAround } from "./interval.ts";
import { entryAt, sum } from "./vector.ts";

/** A level and a trend that follow the series, and how fast. */
export type Holt = {
  readonly level: number;
  readonly trend: number;
  readonly alpha: number;
  readonly beta: number;
  /** Σ of squared errors of the forecasts one period ahead. */
  readonly squaredError: number;
};

/**
 * Holt's double exponential smoothing: level y₁ and trend y₂ − y₁ to begin with, updated from y₂ on. `null` below two values. Source: Holt 1957.
 * @throws RangeError for α or β outside 0…1
 * @example
 * holt([10, 12, 14, 16], { alpha: 0.5, beta: 0.5 })?.trend; // => 2
 */
export function holt(y: readonly number[], { alpha, beta }: { alpha: number; beta: number }): Holt | null {
  for (const [name, value] of Object.entries({ alpha, beta }))
    if (!(value >= 0 && value <= 1)) throw new RangeError(`${name} lies in 0…1, not ${value}`);
  if (y.length < 2) return null;
  let level = entryAt(y, 0);
  let trend = entryAt(y, 1) - level;
  let squaredError = 0;
  for (const value of y.slice(1)) {
    const expected = level + trend;
    squaredError += (value - expected) ** 2;
    const next = alpha * value + (1 - alpha) * expected;
    trend = beta * (next - level) + (1 - beta) * trend;
    level = next;
  }
  return { level, trend, alpha, beta, squaredError };
}

/**
 * The forecast so many periods after the last value.
 * @example
 * holtForecast({ level: 16, trend: 2, alpha: 0.5, beta: 0.5, squaredError: 0 }, 3); // => 22
 */
export function holtForecast({ level, trend }: Holt, ahead: number): number {
  return level + ahead * trend;
}

/**
 * Holt's smoothing with the α and β, in steps of .05, that would have forecast the series best. `null` below three values, where there is nothing to choose by.
 * @example
 * fitHolt([10, 12, 14, 16])?.squaredError; // => 0
 */
export function fitHolt(y: readonly number[]): Holt | null {
  if (y.length < 3) return null;
  const steps = Array.from({ length: 20 }, (_, k) => (k + 1) / 20);
  const fits = steps.flatMap((alpha) => steps.flatMap((beta) => holt(y, { alpha, beta }) ?? []));
  return fits.reduce((best, fit) => (fit.squaredError < best.squaredError ? fit : best), entryAt(fits, 0));
}

/** One value that is still to come, with the interval in which it is expected. */
export type HoltPrediction = {
  readonly value: number;
  /** Standard error of that one value. */
  readonly se: number;
  readonly df: number;
  readonly interval: Interval;
};

/**
 * The value so many periods after the last of `points` values, with its prediction interval: σ²(1 + Σ (α(1 + jβ))²) over the periods between, where σ² is the squared
 * error over n − 4, as α, β and two beginnings are taken from the series. `null` below five values. Source: Hyndman, Koehler, Ord & Snyder 2008, table 6.1.
 * @example
 * holtPrediction({ level: 16, trend: 2, alpha: 0.5, beta: 0, squaredError: 32 }, { ahead: 2, points: 12 })?.se.toFixed(4); // => "2.2361"
 */
export function holtPrediction(
  fit: Holt,
  { ahead, points }: { ahead: number; points: number },
  level: number = defaultLevel,
): HoltPrediction | null {
  const df = points - 4;
  if (df < 1) return null;
  const between = Array.from({ length: ahead - 1 }, (_, at) => (fit.alpha * (1 + (at + 1) * fit.beta)) ** 2);
  const se = Math.sqrt((fit.squaredError / df) * (1 + sum(between)));
  const value = holtForecast(fit, ahead);
  return { value, se, df, interval: intervalAround(value, criticalT(level, df) * se, { level, method: "studentT" }) };
}
