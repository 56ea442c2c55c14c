import { addWeeks, type Dispersion, type WeekCounts } from "./baseline-score.ts";
import { dispersionOf } from "./dispersion.ts";
import { type FollowedSeries, followSeries } from "./follow.ts";
import { alarmLimits, alarmRate } from "./limits.ts";
import { joinWeeks, smallestSharePoint } from "./point.ts";

/** A series of shares by week, oldest first: `[without, with]`. */
export type ShareSeries = {
  readonly weeks: readonly WeekCounts[];
  /** The same share in the whole account; the series itself where it is the whole. */
  readonly whole?: readonly WeekCounts[];
};

export type FamilyOptions = {
  /** False alarms a month that the account expects at most. */
  readonly budget: number;
  /** The family's part of them. */
  readonly share: number;
  /** Series that share it; by default those given, week by week without those that are too small to watch. */
  readonly seriesCount?: number;
  readonly harm: "down" | "up";
};

const shareValues = [0, 1];
const dispersionWeeks = 104;
const newestLeftOut = 4;
const dispersionEvery = 4;

/**
 * Follows a family of shares, such as the themes of an account: one budget among all that are large enough to be watched, and one size class for how
 * restless their weeks are, learnt anew every four weeks from what was known then.
 * @example
 * followShares([{ weeks: [[95, 5]] }], { budget: 1, share: 0.2, harm: "up" }).map(({ state }) => state); // => ["learning"]
 */
export function followShares(series: readonly ShareSeries[], options: FamilyOptions): FollowedSeries[] {
  if (series.length === 0) return [];
  const { budget, share, harm, seriesCount } = options;
  const followed = series.map(withSmallestPoint);
  const small = followed.map(({ weeks, smallestPoint }) => joinWeeks(weeks, smallestPoint).isSmall);
  const longest = Math.max(...series.map(({ weeks }) => weeks.length));
  const watched = Array.from(
    { length: longest },
    (_, week) => small.filter((isSmall) => isSmall[week] === false).length,
  );
  const known = new Map<number, Dispersion[]>();
  const dispersionAt = (week: number): Dispersion[] => {
    const learntAt = week - (week % dispersionEvery);
    const found = known.get(learntAt) ?? learn(series, learntAt);
    known.set(learntAt, found);
    return found;
  };
  return followed.map(({ weeks, reference, smallestPoint }, at) =>
    followSeries(weeks, {
      values: shareValues,
      reference,
      dispersion: (week) => dispersionAt(week)[at] ?? { tau2: 0, nu: null },
      limits: (lengths, week) =>
        alarmLimits(alarmRate({ budget, share, seriesCount: seriesCount ?? watched[week] ?? 0 }), lengths),
      harm,
      smallestPoint,
    }),
  );
}

function withSmallestPoint({ weeks, whole = weeks }: ShareSeries) {
  const [own, all] = [cumulated(weeks), cumulated(whole)];
  const reference = (week: number): WeekCounts => all[week] ?? [];
  return { weeks, reference, smallestPoint: (week: number) => smallestSharePoint([own[week] ?? []], reference(week)) };
}

function learn(series: readonly ShareSeries[], week: number): Dispersion[] {
  const to = Math.max(0, week + 1 - newestLeftOut);
  return dispersionOf(
    series.map(({ weeks }) => weeks.slice(Math.max(0, to - dispersionWeeks), to)),
    shareValues,
  );
}

/** Answers up to each week. */
function cumulated(weeks: readonly WeekCounts[]): number[][] {
  let total = [0, 0];
  return weeks.map((week) => {
    total = addWeeks([total, week], 2);
    return total;
  });
}
