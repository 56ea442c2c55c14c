import type { Dispersion, ScoreOptions, WeekCounts } from "./baseline-score.ts";
import type { AlarmDirection } from "./charts.ts";
import { type Confirmation, confirmAlarm } from "./confirm.ts";
import { type FoundAlarm, type ScoredPoint, startFollower } from "./follower.ts";
import type { AlarmLimits } from "./limits.ts";
import { joinWeeks } from "./point.ts";
import { tableOfWeeks } from "./week-table.ts";

export type Alarm = FoundAlarm & {
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

export type SeriesState = "watched" | "learning" | "tooFewAnswers";

export type FollowedSeries = {
  readonly points: readonly ScoredPoint[];
  readonly alarms: readonly Alarm[];
  readonly state: SeriesState;
};

const rest = 8;

/**
 * Follows a series of weeks as it would have been followed week by week: every point is compared only with what came before it, a slow chart (CUSUM)
 * finds what stays, a fast one what jumps, and after an alarm the series rests, then its fresh weeks say whether the change lasts. A change that lasts
 * is the new baseline from its first week on. Nothing that is found depends on later weeks, so a series may be followed again at any time.
 * @example
 * followSeries([[95, 5]], { values: [0, 1], reference: () => [95, 5], dispersion: () => ({ tau2: 0, nu: null }), limits: () => alarmLimits(0.001, { slowWeeks: 1, fastWeeks: 1 }), harm: "up", smallestPoint: () => 30 }).state; // => "learning"
 */
export function followSeries(weeks: readonly WeekCounts[], options: FollowOptions): FollowedSeries {
  const { restWeeks = rest, values, reference, dispersion } = options;
  const table = tableOfWeeks(weeks, values);
  const joined = joinWeeks(weeks, options.smallestPoint);
  const follower = startFollower(joined.points, () => table);
  const asOf = (week: number): ScoreOptions => ({ values, reference: reference(week), ...dispersion(week) });
  const alarms: Alarm[] = [];
  for (let week = 0; week < weeks.length; week += 1) {
    const last = alarms.at(-1);
    if (last?.confirmation.word === "open" && restWeeks !== null) {
      const confirmation = confirmAlarm(table, last, { upTo: week, asOf });
      alarms[alarms.length - 1] = { ...last, confirmation };
      if (confirmation.word === "lasting") follower.startBaseline(last.changeFrom);
    }
    const found = follower.step(week, {
      options: () => asOf(week),
      limits: (lengths) => options.limits(lengths, week),
      harm: options.harm,
    });
    if (!found) continue;
    alarms.push({ ...found, confirmation: { word: "open" } });
    if (restWeeks !== null) follower.rest(week + restWeeks);
  }
  return { points: follower.points, alarms, state: stateOf(joined.isSmall, follower.points) };
}

/** What a series is at its end. */
export function stateOf(isSmall: readonly boolean[], points: readonly ScoredPoint[]): SeriesState {
  if (isSmall.at(-1)) return "tooFewAnswers";
  return points.at(-1)?.score ? "watched" : "learning";
}
