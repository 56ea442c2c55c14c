import { type ScoreOptions, scoreSums } from "./baseline-score.ts";
import type { AlarmDirection } from "./charts.ts";
import type { WeekTable } from "./week-table.ts";

/** What the weeks after an alarm's rest say about it. */
export type Confirmation =
  | { readonly word: "open" }
  | {
      /** `notConfirmed`: too few fresh answers for "passed" to be said. */
      readonly word: "lasting" | "passed" | "notConfirmed";
      /** Fresh answers, and how far they lie from what was before the change: free of the winner's curse. */
      readonly n: number;
      readonly delta: number;
      readonly se: number;
    };

export type AlarmWindow = {
  readonly direction: AlarmDirection;
  /** First week of the baseline, first of the change and last that raised the alarm. */
  readonly baselineFrom: number;
  readonly changeFrom: number;
  readonly week: number;
};

const restWeeks = 8;
const longestOpen = 26;
const fewestFresh = 30;
const enoughToPass = 300;
const critical = 1.645;

/**
 * Tests the fresh weeks after an alarm once, eight weeks on (later where thirty answers need longer), against baseline and alarm together: that
 * reference is independent of what raised the alarm, so 5 % of false alarms are called lasting, where the baseline alone would do so to 25 %. Weeks
 * after `upTo` are not known yet.
 * @example
 * confirmAlarm(tableOfWeeks([[95, 5], [80, 20], [80, 20]], [0, 1]), { direction: "up", baselineFrom: 0, changeFrom: 1, week: 1 }, { upTo: 2, asOf: () => ({ values: [0, 1], reference: [95, 5], tau2: 0, nu: null }) }); // => { word: "open" }
 */
export function confirmAlarm(
  table: WeekTable,
  { direction, baselineFrom, changeFrom, week }: AlarmWindow,
  { upTo, asOf }: { upTo: number; asOf: (week: number) => ScoreOptions },
): Confirmation {
  for (let last = week + restWeeks; last <= Math.min(upTo, week + longestOpen); last += 1) {
    const n = table.size(week + 1, last + 1);
    if (n < fewestFresh) continue;
    const fresh = table.sums(week + 1, last + 1);
    const test = scoreSums(fresh, table.sums(baselineFrom, week + 1), asOf(last));
    const size = scoreSums(fresh, table.sums(baselineFrom, changeFrom), asOf(last));
    if (!test || !size) continue;
    const towards = direction === "up" ? test.z : -test.z;
    const word = towards >= critical ? "lasting" : n < enoughToPass ? "notConfirmed" : "passed";
    return { word, n, delta: size.delta, se: size.se };
  }
  return { word: "open" };
}
