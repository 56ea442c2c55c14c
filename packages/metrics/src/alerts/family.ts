import { followAccount } from "./account.ts";
import type { WeekCounts } from "./baseline-score.ts";
import type { AlarmDirection } from "./charts.ts";
import type { Fault } from "./fault.ts";
import type { FollowedSeries } from "./follow.ts";
import { type AccountMeasure, allSlice } from "./watch.ts";

/** A series of shares by week, oldest first: `[without, with]`. */
export type ShareSeries = {
  readonly weeks: readonly WeekCounts[];
  /** Weeks whose answers are known to be wrong, as `Fault` has them. */
  readonly faults?: readonly Pick<Fault, "from" | "to" | "direction">[];
};

export type FamilyOptions = {
  /** False alarms a month that the account expects at most. */
  readonly budget: number;
  /** The family's part of them. */
  readonly share: number;
  /** Series that share it; by default those given, week by week without those that are too small to watch. */
  readonly seriesCount?: number;
  readonly harm: AlarmDirection;
};

/**
 * Follows a family of shares that have nothing to do with each other, such as the themes of an account: one budget among all that are large enough to
 * be watched, and one size class for how restless their weeks are, learnt anew every four weeks from what was known then.
 * @example
 * followShares([{ weeks: [[95, 5]] }], { budget: 1, share: 0.2, harm: "up" }).map(({ state }) => state); // => ["learning"]
 */
export function followShares(series: readonly ShareSeries[], options: FamilyOptions): FollowedSeries[] {
  const { budget, share, harm, seriesCount } = options;
  const measures = series.map(
    ({ weeks }, at): AccountMeasure => ({
      ...{ name: `${at}`, group: `${at}`, kind: "share", family: "themes", harm, values: [0, 1] },
      slices: new Map([[allSlice, weeks]]),
    }),
  );
  const account = followAccount(measures, {
    budget,
    shares: { themes: share },
    seriesCount: seriesCount === undefined ? {} : { themes: seriesCount },
    // There is one slice only, so no set of several is ever asked for.
    countSet: () => [],
    faults: series.flatMap(({ faults = [] }, at) =>
      faults.map((weeks) => ({ measures: [`${at}`], slice: allSlice, ...weeks })),
    ),
  });
  return measures.map(({ name }) => {
    const { points = [], state = "learning" } = account.followed(name).get(allSlice) ?? {};
    return { points, state, alarms: account.alerts.filter((alert) => alert.measure === name) };
  });
}
