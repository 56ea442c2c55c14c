import type { Dispersion, WeekCounts } from "./baseline-score.ts";
import type { AlarmDirection } from "./charts.ts";
import type { Confirmation } from "./confirm.ts";
import type { AnswerSet, Look } from "./explain.ts";
import type { Fault } from "./fault.ts";
import type { FollowedSeries } from "./follow.ts";
import type { FoundAlarm } from "./follower.ts";
import type { WeeklyFactor } from "./week-table.ts";

/** The slice of all answers, which every measure has. */
export const allSlice = "all";

/** Parts of the account's budget of false alarms. */
export const familyShares = { scores: 0.55, themes: 0.2, comments: 0.1, volume: 0.1, newTopics: 0.03, silent: 0.02 };
export type FamilyName = "scores" | "themes" | "comments" | "volume";

/** What is counted in every slice of an account. */
export type AccountMeasure = {
  readonly name: string;
  /** The values of answers on a scale, up for good; yes or no of answers (`[no, yes]`); or how many answers there are (`[count]`). */
  readonly kind: "score" | "share" | "count";
  readonly family: FamilyName;
  /** Measures of one group tell of the same events: all scores together, each theme by itself. */
  readonly group: string;
  readonly harm: AlarmDirection;
  /** What an answer counts, for each place of a week's counts. */
  readonly values: readonly number[];
  /** Complete weeks by slice, oldest first, all from the same week on; with `allSlice`. */
  readonly slices: ReadonlyMap<string, readonly WeekCounts[]>;
  /** The same by day, seven a week, of the slices that may be large enough for points of days. */
  readonly days?: ReadonlyMap<string, readonly WeekCounts[]>;
};

/** Weeks of the answers of a measure that lie in a set, from a week up to and without another. */
export type CountSet = (measure: string, set: AnswerSet, from: number, end: number) => readonly WeekCounts[];

export type Candidate = FoundAlarm & { readonly measure: string; readonly slice: string };

/** A class of series whose unrest is learnt together. */
export type Unrest = {
  readonly factors: readonly (WeeklyFactor | null)[];
  readonly take: (found: readonly Dispersion[]) => void;
};

/** Points and state by slice. */
export type FollowedSlices = ReadonlyMap<string, Omit<FollowedSeries, "alarms">>;

/** One measure under watch in all its slices; weeks are closed in their order. */
export type Watch = {
  readonly measure: AccountMeasure;
  /** What its family learns together before a week is closed: by weeks, and by days. */
  readonly unrest: (week: number) => { readonly weekly: Unrest; readonly daily: Unrest } | null;
  /** Series that share the budget in a week. */
  readonly watchedCount: (week: number) => number;
  /** What its charts find when a week is closed, at so many false alarms a week and series. */
  readonly step: (week: number, ratePerWeek: number) => Candidate[];
  readonly look: (candidate: Candidate) => Look;
  readonly rest: (slice: string, upTo: number) => void;
  /** Answers that are known to be wrong leave points, baselines and what is learnt, from now on; what was found of their weeks stays. */
  readonly leaveOut: (fault: Fault) => void;
  /** How far the point of a slice lies that closed in the newest week, standard normal while nothing changes; `null` where none did. */
  readonly scoreIn: (slice: string, week: number) => number | null;
  readonly startBaseline: (slice: string, week: number) => void;
  readonly confirm: (candidate: Candidate, upTo: number) => Confirmation;
  readonly followed: () => FollowedSlices;
};
