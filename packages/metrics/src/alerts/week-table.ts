import { entryAt } from "../vector.ts";
import type { WeekCounts } from "./baseline-score.ts";

/** What weeks add up to. */
export type Sums = {
  readonly n: number;
  /** Answers by the place of their value. */
  readonly counts: readonly number[];
  /** The values of the answers together, without what the season adds. */
  readonly valueSum: number;
  /** Σn_w². */
  readonly squares: number;
};

/** Laney's factor of one series: 1 when its weeks differ by sampling alone. */
export type WeeklyFactor = {
  readonly phi: number;
  /** Weeks with answers, less one. */
  readonly df: number;
  /** Variance of one answer. */
  readonly v: number;
  /** Σn_w²/Σn_w. */
  readonly size: number;
};

/** Weeks of one series whose sums over any stretch are known at once. Stretches are from a week up to and without another. */
export type WeekTable = {
  readonly length: number;
  readonly values: readonly number[];
  readonly size: (from: number, end: number) => number;
  readonly sums: (from: number, end: number) => Sums;
  readonly factor: (from: number, end: number) => WeeklyFactor | null;
};

/** Answers, their squares, values, values squared by answers, weeks with answers; then the counts. */
const columns = 5;

/**
 * Weeks (or days) as running sums. `season` is what a week adds to every answer of it by the time of the year, and is taken off.
 * @example
 * tableOfWeeks([[90, 10], [80, 20]], [0, 1]).sums(0, 2); // => { n: 200, counts: [170, 30], valueSum: 30, squares: 20000 }
 */
export function tableOfWeeks(
  weeks: readonly WeekCounts[],
  values: readonly number[],
  season: (week: number) => number = () => 0,
): WeekTable {
  const width = columns + values.length;
  const running = runningSums(weeks, values, season);
  const between = (from: number, end: number, column: number) =>
    entryAt(running, end * width + column) - entryAt(running, from * width + column);
  return {
    ...{ length: weeks.length, values },
    size: (from, end) => between(from, end, 0),
    sums: (from, end) => ({
      n: between(from, end, 0),
      counts: values.map((_, at) => between(from, end, columns + at)),
      valueSum: between(from, end, 2),
      squares: between(from, end, 1),
    }),
    factor: (from, end) => {
      const n = between(from, end, 0);
      const df = between(from, end, 4) - 1;
      if (df < 1) return null;
      const v = variance(
        values,
        values.map((_, at) => between(from, end, columns + at)),
      );
      if (v <= 0) return null;
      const squares = Math.max(0, between(from, end, 3) - between(from, end, 2) ** 2 / n);
      return { phi: squares / (v * df), df, v, size: between(from, end, 1) / n };
    },
  };
}

/**
 * The sums of weeks, of which the first is `firstWeek` where the season matters.
 * @example
 * sumsOfWeeks([[3, 1], [1, 1]], [0, 1]).squares; // => 20
 */
export function sumsOfWeeks(
  weeks: readonly WeekCounts[],
  values: readonly number[],
  season: (week: number) => number = () => 0,
  firstWeek = 0,
): Sums {
  return tableOfWeeks(weeks, values, (week) => season(firstWeek + week)).sums(0, weeks.length);
}

function runningSums(
  weeks: readonly WeekCounts[],
  values: readonly number[],
  season: (week: number) => number,
): Float64Array {
  const width = columns + values.length;
  const running = new Float64Array((weeks.length + 1) * width);
  for (const [week, counts] of weeks.entries()) {
    const [before, after] = [week * width, (week + 1) * width];
    let [n, valueSum] = [0, 0];
    for (let at = 0; at < values.length; at += 1) {
      const count = counts[at] ?? 0;
      n += count;
      valueSum += count * (values[at] ?? 0);
      running[after + columns + at] = (running[before + columns + at] ?? 0) + count;
    }
    valueSum -= n * season(week);
    running[after] = (running[before] ?? 0) + n;
    running[after + 1] = (running[before + 1] ?? 0) + n ** 2;
    running[after + 2] = (running[before + 2] ?? 0) + valueSum;
    running[after + 3] = (running[before + 3] ?? 0) + (n > 0 ? valueSum ** 2 / n : 0);
    running[after + 4] = (running[before + 4] ?? 0) + (n > 0 ? 1 : 0);
  }
  return running;
}

function variance(values: readonly number[], counts: readonly number[]): number {
  let [n, mean, squares] = [0, 0, 0];
  for (const [at, count] of counts.entries()) {
    n += count;
    mean += count * (values[at] ?? 0);
  }
  mean /= n;
  for (const [at, count] of counts.entries()) squares += count * ((values[at] ?? 0) - mean) ** 2;
  return squares / n;
}
