import { sum } from "../vector.ts";
import { type BaselineScore, type Dispersion, scoreAgainstBaseline, type WeekCounts } from "./baseline-score.ts";
import { type Confirmation, confirmAlarm } from "./confirm.ts";
import type { AlarmLimits } from "./limits.ts";
import { joinWeeks, type Point } from "./point.ts";

export type AlarmDirection = "down" | "up";

/** A point with its score against what came before; `null` while the series is learning. */
export type ScoredPoint = Point & {
  readonly score: BaselineScore | null;
  /** The sums of the slow chart after this point. */
  readonly lower: number;
  readonly upper: number;
};

export type Alarm = {
  /** Last week of the point that raised it, by its place in the series. */
  readonly week: number;
  readonly chart: "slow" | "fast";
  readonly direction: AlarmDirection;
  readonly changeFrom: number;
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
  /** What the weeks after its rest said. */
  readonly confirmation: Confirmation;
};

export type FollowOptions = {
  readonly values: readonly number[];
  /** Answers of the whole account up to a week. */
  readonly reference: (week: number) => WeekCounts;
  /** As it was known in a week. */
  readonly dispersion: (week: number) => Dispersion;
  /** For points of so many weeks, as the budget was shared in a week. */
  readonly limits: (lengths: { slowWeeks: number; fastWeeks: number }, week: number) => AlarmLimits;
  /** The direction that gets most of the budget. */
  readonly harm: AlarmDirection;
  readonly smallestPoint: (week: number) => number;
  /** Weeks that a series rests after an alarm; `null` lets its charts go on, for study. */
  readonly restWeeks?: number | null;
};

export type FollowedSeries = {
  readonly points: readonly ScoredPoint[];
  readonly alarms: readonly Alarm[];
  readonly state: "watched" | "learning" | "tooFewAnswers";
};

const baselineWeeks = 104;
const fewestBaselineWeeks = 8;
const fewestBaselineAnswers = 60;
const slack = 0.5;
const rest = 8;

type Chart = { lower: number; upper: number; lowerFrom: number; upperFrom: number; slowWeeks: number | null };

/**
 * Follows a series of weeks as it would have been followed week by week: every point is compared only with what came before it, a slow chart (CUSUM)
 * finds what stays, a fast one what jumps, and after an alarm the series rests, then its fresh weeks say whether the change lasts. A change that lasts
 * is the new baseline from its first week on. Nothing that is found depends on later weeks, so a series may be followed again at any time.
 * @example
 * followSeries([[95, 5]], { values: [0, 1], reference: () => [95, 5], dispersion: () => ({ tau2: 0, nu: null }), limits: () => alarmLimits(0.001, { slowWeeks: 1, fastWeeks: 1 }), harm: "up", smallestPoint: () => 30 }).state; // => "learning"
 */
export function followSeries(weeks: readonly WeekCounts[], options: FollowOptions): FollowedSeries {
  const { restWeeks = rest } = options;
  const joined = joinWeeks(weeks, options.smallestPoint);
  const points: ScoredPoint[] = [];
  const alarms: Alarm[] = [];
  let baselineFrom = 0;
  let chart = quiet(null);
  for (const point of joined.points) {
    const confirmed = confirmLast(weeks, alarms, point.last, { ...options, baselineFrom });
    if (confirmed !== null) baselineFrom = confirmed;
    const score = scorePoint(weeks, point, baselineFrom, options);
    const last = alarms.at(-1);
    const resting = restWeeks !== null && last !== undefined && point.first <= last.week + restWeeks;
    chart = score && !resting ? stepped(chart, point, score.z) : quiet(chart.slowWeeks);
    points.push({ ...point, score, lower: chart.lower, upper: chart.upper });
    if (!score || resting) continue;
    const signal = signalOf(chart, point, score.z, options);
    const alarm = signal && describeAlarm(weeks, point, signal, baselineFrom, options);
    if (!alarm) continue;
    alarms.push(alarm);
    if (restWeeks !== null) chart = quiet(chart.slowWeeks);
  }
  confirmLast(weeks, alarms, weeks.length - 1, { ...options, baselineFrom });
  const isScored = points.at(-1)?.score != null;
  const state = joined.isSmall.at(-1) ? "tooFewAnswers" : isScored ? "watched" : "learning";
  return { points, alarms, state };
}

function quiet(slowWeeks: number | null): Chart {
  return { lower: 0, upper: 0, lowerFrom: 0, upperFrom: 0, slowWeeks };
}

function stepped(chart: Chart, point: Point, z: number): Chart {
  const length = point.last - point.first + 1;
  return {
    lower: Math.max(0, chart.lower - z - slack),
    upper: Math.max(0, chart.upper + z - slack),
    lowerFrom: chart.lower === 0 ? point.first : chart.lowerFrom,
    upperFrom: chart.upper === 0 ? point.first : chart.upperFrom,
    slowWeeks: chart.slowWeeks === null ? length : 0.8 * chart.slowWeeks + 0.2 * length,
  };
}

function baselineOf(weeks: readonly WeekCounts[], before: number, from: number): readonly WeekCounts[] {
  return weeks.slice(baselineStart(before, from), before);
}

function baselineStart(before: number, from: number): number {
  return Math.max(from, before - baselineWeeks);
}

function scorePoint(
  weeks: readonly WeekCounts[],
  point: Point,
  from: number,
  options: FollowOptions,
): BaselineScore | null {
  const baseline = baselineOf(weeks, point.first, from);
  if (baseline.length < fewestBaselineWeeks || sum(baseline.map(sum)) < fewestBaselineAnswers) return null;
  return scoreAgainstBaseline(weeks.slice(point.first, point.last + 1), baseline, asOf(point.last, options));
}

function asOf(week: number, { values, reference, dispersion }: FollowOptions) {
  return { values, reference: reference(week), ...dispersion(week) };
}

type Signal = Pick<Alarm, "chart" | "direction" | "changeFrom">;

/** The slow chart counts before the fast one, as it knows since when. */
function signalOf(chart: Chart, point: Point, z: number, { limits, harm }: FollowOptions): Signal | null {
  const fastWeeks = point.last - point.first + 1;
  const found = limits({ slowWeeks: chart.slowWeeks ?? fastWeeks, fastWeeks }, point.last);
  const limitsOf = (direction: AlarmDirection) =>
    direction === harm
      ? { slow: found.slowHarm, fast: found.fastHarm }
      : { slow: found.slowGain, fast: found.fastGain };
  const [down, up] = [limitsOf("down"), limitsOf("up")];
  if (chart.lower >= down.slow) return { chart: "slow", direction: "down", changeFrom: chart.lowerFrom };
  if (chart.upper >= up.slow) return { chart: "slow", direction: "up", changeFrom: chart.upperFrom };
  if (-z >= down.fast) return { chart: "fast", direction: "down", changeFrom: point.first };
  if (z >= up.fast) return { chart: "fast", direction: "up", changeFrom: point.first };
  return null;
}

/** An alarm needs enough answers before the change as well. */
function describeAlarm(
  weeks: readonly WeekCounts[],
  point: Point,
  signal: Signal,
  from: number,
  options: FollowOptions,
): Alarm | null {
  const known = asOf(point.last, options);
  const window = weeks.slice(signal.changeFrom, point.last + 1);
  const score = scoreAgainstBaseline(window, baselineOf(weeks, signal.changeFrom, from), known);
  if (!score || score.nBefore < fewestBaselineAnswers) return null;
  const { n, nBefore, mean, meanBefore, delta, se } = score;
  return {
    ...{ week: point.last, ...signal, baselineFrom: baselineStart(signal.changeFrom, from), tau2: known.tau2 },
    ...{ n, nBefore, mean, meanBefore, delta, se, confirmation: { word: "open" } },
  };
}

/** Asks the last alarm's fresh weeks, when it is open; where it lasts, the first week of the new baseline. */
function confirmLast(
  weeks: readonly WeekCounts[],
  alarms: Alarm[],
  upTo: number,
  options: FollowOptions & { baselineFrom: number },
): number | null {
  const last = alarms.at(-1);
  if (last?.confirmation.word !== "open" || options.restWeeks === null) return null;
  const confirmation = confirmAlarm(
    {
      before: baselineOf(weeks, last.changeFrom, options.baselineFrom),
      window: weeks.slice(last.changeFrom, last.week + 1),
    },
    weeks.slice(last.week + 1, upTo + 1),
    { direction: last.direction, asOf: (weekCount) => asOf(last.week + weekCount, options) },
  );
  alarms[alarms.length - 1] = { ...last, confirmation };
  return confirmation.word === "lasting" ? last.changeFrom : null;
}
