import { type BaselineScore, type ScoreOptions, scoreSums } from "./baseline-score.ts";
import { type AlarmDirection, type Charts, quietCharts, type Signal, signalOf, stepCharts } from "./charts.ts";
import type { AlarmLimits } from "./limits.ts";
import { type Point, smallestPoint } from "./point.ts";
import type { WeekTable } from "./week-table.ts";

/** A point with its score against what came before; `null` while the series is learning. */
export type ScoredPoint = Point & {
  readonly score: BaselineScore | null;
  /** The sums of the slow chart after this point. */
  readonly lower: number;
  readonly upper: number;
};

export type FoundAlarm = Signal & {
  /** Last week of the point that raised it, by its place in the series. */
  readonly week: number;
  /** First of the weeks before the change that it is compared with, and how much weeks move by themselves, as it was known then. */
  readonly baselineFrom: number;
  readonly tau2: number;
  /** Answers since the change, and in the weeks before it that they are compared with. */
  readonly n: number;
  readonly nBefore: number;
  readonly mean: number;
  readonly meanBefore: number;
  /** Found by search, so likely somewhat too large. */
  readonly delta: number;
  readonly se: number;
};

export type StepOptions = {
  /** What was known in that week; asked only when a point closes. */
  readonly options: () => ScoreOptions;
  /** For points of so many weeks; a chart that is not watched has no limit (`Infinity`). */
  readonly limits: (lengths: { slowWeeks: number; fastWeeks: number }) => AlarmLimits;
  readonly harm: AlarmDirection;
};

/** One series under watch, as far as it has been followed. */
export type Follower = {
  readonly points: readonly ScoredPoint[];
  /** Closes a week; weeks are closed in their order. What it finds becomes an alarm of the series only if it is one of the account. */
  readonly step: (week: number, options: StepOptions) => FoundAlarm | null;
  /** The charts are at 0, and stay there for points that begin in that week or before it. */
  readonly rest: (upTo: number) => void;
  /** Weeks before it are no longer compared with. */
  readonly startBaseline: (week: number) => void;
  /** First week of the baseline of what begins in a week. */
  readonly baselineStart: (before: number) => number;
  /** What a signal of another chart of the series means in its weeks; `null` without enough answers before the change. */
  readonly describe: (signal: Signal, week: number, options: ScoreOptions) => FoundAlarm | null;
};

/** How far back a baseline reaches, and what it needs at least. */
export type BaselineRule = { readonly longest: number; readonly fewest: number };

const weekly: BaselineRule = { longest: 104, fewest: 8 };
const fewestBaselineAnswers = 60;

/**
 * A follower at the start of its series.
 * @example
 * startFollower([], () => tableOfWeeks([], [0, 1])).points; // => []
 */
export function startFollower(
  points: readonly Point[],
  table: () => WeekTable,
  { longest, fewest }: BaselineRule = weekly,
): Follower {
  const closing = new Map(points.map((point) => [point.last, point]));
  const scored: ScoredPoint[] = [];
  let [baselineFrom, restUpTo] = [0, Number.NEGATIVE_INFINITY];
  let charts = quietCharts();
  const baselineStart = (before: number) => Math.max(baselineFrom, before - longest);
  const enough = (from: number, end: number) => table().size(from, end) >= fewestBaselineAnswers;

  function scoreOf({ first, last }: Point, options: () => ScoreOptions): BaselineScore | null {
    const from = baselineStart(first);
    // Of a point with weeks that are known to be wrong too little may be left.
    if (first - from < fewest || !enough(from, first) || table().size(first, last + 1) < smallestPoint) return null;
    return scoreSums(table().sums(first, last + 1), table().sums(from, first), options());
  }

  function describe(signal: Signal, week: number, options: ScoreOptions): FoundAlarm | null {
    const from = baselineStart(signal.changeFrom);
    // An alarm needs enough answers before the change as well.
    if (!enough(from, signal.changeFrom)) return null;
    const score = scoreSums(table().sums(signal.changeFrom, week + 1), table().sums(from, signal.changeFrom), options);
    if (!score) return null;
    const { n, nBefore, mean, meanBefore, delta, se } = score;
    return { week, ...signal, baselineFrom: from, tau2: options.tau2, n, nBefore, mean, meanBefore, delta, se };
  }

  return {
    points: scored,
    baselineStart,
    describe,
    step: (week, { options, limits, harm }) => {
      const point = closing.get(week);
      if (!point) return null;
      const score = scoreOf(point, options);
      const isResting = point.first <= restUpTo;
      charts = score && !isResting ? stepCharts(charts, point, score.z) : quietCharts(charts.slowWeeks);
      scored.push({ ...point, score, lower: charts.lower, upper: charts.upper });
      if (!score || isResting) return null;
      const signal = findSignal(charts, { first: point.first, last: point.last, z: score.z }, limits, harm);
      return signal && describe(signal, week, options());
    },
    rest: (upTo) => {
      restUpTo = Math.max(restUpTo, upTo);
      charts = quietCharts(charts.slowWeeks);
    },
    startBaseline: (week) => {
      baselineFrom = week;
    },
  };
}

function findSignal(
  charts: Charts,
  { first, last, z }: Point & { z: number },
  limits: StepOptions["limits"],
  harm: AlarmDirection,
): Signal | null {
  const fastWeeks = last - first + 1;
  return signalOf(charts, { first, z }, limits({ slowWeeks: charts.slowWeeks ?? fastWeeks, fastWeeks }), harm);
}
