import { criticalZ, defaultLevel, type Interval, intervalAround } from "../interval.ts";
import { sum } from "../vector.ts";
import { addWeeks, unrest, type WeekCounts } from "./baseline-score.ts";

export type TimesAsOften = {
  readonly value: number;
  readonly interval: Interval;
  /** Mentions now, and how many the weeks before would let expect among as many answers. */
  readonly count: number;
  readonly expected: number;
};

/**
 * How many times as often something is said as before: the ratio of two shares, its interval on the logarithm with what weeks move by themselves (τ²)
 * counted. `null` where it was never said on one side.
 * @example
 * timesAsOften([[90, 10]], [[475, 25], [475, 25]], 0)?.value.toFixed(1); // => "2.0"
 */
export function timesAsOften(
  window: readonly WeekCounts[],
  before: readonly WeekCounts[],
  tau2: number,
  level: number = defaultLevel,
): TimesAsOften | null {
  const [now, then] = [shareOf(window, tau2), shareOf(before, tau2)];
  if (!now || !then) return null;
  const value = now.share / then.share;
  const half = criticalZ(level) * Math.sqrt(now.relativeVariance + then.relativeVariance);
  const shape = intervalAround(Math.log(value), half, { level, method: "normal" });
  const interval = { ...shape, low: Math.exp(shape.low), high: Math.exp(shape.high) };
  return { value, interval, count: now.count, expected: then.share * now.n };
}

function shareOf(weeks: readonly WeekCounts[], tau2: number) {
  const counts = addWeeks(weeks, 2);
  const [n, count] = [sum(counts), counts[1] ?? 0];
  if (count === 0) return null;
  const share = count / n;
  return { n, count, share, relativeVariance: ((share * (1 - share)) / n + tau2 * unrest(weeks)) / share ** 2 };
}
