import { type DayRange, dayNumber, dayOf } from "./calendar.ts";
import type { PlanVerdict } from "./judge.ts";

/** What exclusion windows take out of a plan: whole periods, and single days of the others. */
export type Exclusions = {
  /** Places of the periods that are dropped, with more than 14 days excluded. */
  readonly periods: readonly number[];
  /** Days whose answers are left out of the other periods. */
  readonly days: readonly DayRange[];
};

const mostDays = 14;

/**
 * What is left out because of a price rise, an outage or a holiday, for all units of both groups, whatever they touched: windows may overlap.
 * @throws RangeError for a day that does not exist, and a window that ends before it begins
 * @example
 * excludeDays([{ from: "2026-01-01", to: "2026-01-28" }], [{ from: "2026-01-20", to: "2026-02-03" }]); // => { periods: [], days: [{ from: "2026-01-20", to: "2026-01-28" }] }
 */
export function excludeDays(periods: readonly DayRange[], windows: readonly DayRange[]): Exclusions {
  const excluded = new Set(windows.flatMap(daysIn));
  const perPeriod = periods.map((period) => daysIn(period).filter((day) => excluded.has(day)));
  return {
    periods: perPeriod.flatMap((days, at) => (days.length > mostDays ? [at] : [])),
    days: perPeriod.flatMap((days) => (days.length > mostDays ? [] : runsOf(days))),
  };
}

function daysIn({ from, to }: DayRange): number[] {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (last < first) throw new RangeError(`A window does not end before it begins: ${from} to ${to}`);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

function runsOf(days: readonly number[]): DayRange[] {
  const runs: [number, number][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && run[1] === day - 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs.map(([from, to]) => ({ from: dayOf(from), to: dayOf(to) }));
}

/**
 * The verdict where exclusion windows were recorded after approval, from the two that were computed with and without them. The same word: the one with them. Different
 * words: the one that could not be judged, else no detectable change, because whoever writes windows down afterwards may know what they do to the result.
 * @example
 * settleExclusions({ verdict: "improved", reason: null, size: "open", effect: null, obstacle: null, dropped: [], windows: null, targetMet: null }, { verdict: "worsened", reason: null, size: "open", effect: null, obstacle: null, dropped: [], windows: null, targetMet: null }).reason; // => "exclusionsDecide"
 */
export function settleExclusions(withWindows: PlanVerdict, without: PlanVerdict): PlanVerdict {
  if (withWindows.verdict === without.verdict) return withWindows;
  const unjudged = [withWindows, without].find(
    ({ verdict }) => verdict === "notComparable" || verdict === "tooFewAnswers",
  );
  return (
    unjudged ?? {
      ...withWindows,
      verdict: "noDetectableChange",
      reason: "exclusionsDecide",
      size: "open",
      targetMet: null,
    }
  );
}
