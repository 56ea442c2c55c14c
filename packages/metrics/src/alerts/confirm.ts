import { sum } from "../vector.ts";
import { type ScoreOptions, scoreAgainstBaseline, type WeekCounts } from "./baseline-score.ts";

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

const restWeeks = 8;
const longestOpen = 26;
const fewestFresh = 30;
const enoughToPass = 300;
const critical = 1.645;

/**
 * Tests the fresh weeks after an alarm once, eight weeks on (later where thirty answers need longer), against baseline and alarm together: that
 * reference is independent of what raised the alarm, so 5 % of false alarms are called lasting, where the baseline alone would do so to 25 %.
 * @example
 * confirmAlarm({ before: [[95, 5]], window: [[80, 20]] }, [[80, 20]], { direction: "up", asOf: () => ({ values: [0, 1], reference: [95, 5], tau2: 0, nu: null }) }); // => { word: "open" }
 */
export function confirmAlarm(
  { before, window }: { before: readonly WeekCounts[]; window: readonly WeekCounts[] },
  fresh: readonly WeekCounts[],
  { direction, asOf }: { direction: "down" | "up"; asOf: (freshWeeks: number) => ScoreOptions },
): Confirmation {
  for (let count = restWeeks; count <= Math.min(fresh.length, longestOpen); count += 1) {
    const asked = fresh.slice(0, count);
    const n = sum(asked.map(sum));
    if (n < fewestFresh) continue;
    const test = scoreAgainstBaseline(asked, [...before, ...window], asOf(count));
    const size = scoreAgainstBaseline(asked, before, asOf(count));
    if (!test || !size) continue;
    const towards = direction === "up" ? test.z : -test.z;
    const word = towards >= critical ? "lasting" : n < enoughToPass ? "notConfirmed" : "passed";
    return { word, n, delta: size.delta, se: size.se };
  }
  return { word: "open" };
}
