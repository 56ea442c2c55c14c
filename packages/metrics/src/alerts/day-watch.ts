import type { Dispersion, WeekCounts } from "./baseline-score.ts";
import type { AlarmDirection, Signal } from "./charts.ts";
import { startFollower } from "./follower.ts";
import { alarmLimits } from "./limits.ts";
import { joinWeeks, smallestPoint, smallestSharePoint } from "./point.ts";
import { tableOfWeeks, type WeeklyFactor, type WeekTable } from "./week-table.ts";

/** The fast chart of a large series on its days. */
export type DayWatch = {
  /** Whether so many answers come a week that days are points. */
  readonly isLargeEnough: (weeks: WeekTable, week: number) => boolean;
  /** Takes off what weekdays and the time of the year add, as known in a week. */
  readonly learn: (week: number, season: (week: number) => number) => void;
  readonly factor: (week: number) => WeeklyFactor | null;
  readonly take: (dispersion: Dispersion) => void;
  /** What the days of a week find; the first of them counts, dated to its week. */
  readonly step: (
    week: number,
    known: { reference: WeekCounts; ratePerWeek: number; harm: AlarmDirection },
  ) => Signal | null;
  readonly rest: (upTo: number) => void;
  readonly startBaseline: (week: number) => void;
};

const daysOfWeek = 7;
const largeWeek = 210;
const recentWeeks = 8;
const weekdayWeeks = 52;
const dispersionDays = 104 * daysOfWeek;
const newestDaysLeftOut = 14;

/**
 * Starts the watch over days, of which the first is the first day of week 0; `ofAll` are the days of all answers, from which the weekdays are learnt.
 * @example
 * startDayWatch([], [], { values: [0, 1] }).factor(0); // => null
 */
export function startDayWatch(
  days: readonly WeekCounts[],
  ofAll: readonly WeekCounts[],
  { values, isShare = false }: { values: readonly number[]; isShare?: boolean },
): DayWatch {
  let table = tableOfWeeks(days, values);
  const whole = tableOfWeeks(ofAll, values);
  const smallest = (day: number) =>
    isShare ? smallestSharePoint([table.sums(0, day + 1).counts], whole.sums(0, day + 1).counts) : smallestPoint;
  let dispersion: Dispersion = { tau2: 0, nu: null };
  const follower = startFollower(joinWeeks(days, smallest).points, () => table, {
    longest: dispersionDays,
    fewest: 8 * daysOfWeek,
  });
  return {
    isLargeEnough: (weeks, week) => {
      const from = Math.max(0, week + 1 - recentWeeks);
      return weeks.size(from, week + 1) / (week + 1 - from) >= largeWeek;
    },
    learn: (week, season) => {
      const weekdays = weekdayEffects(whole, week * daysOfWeek);
      table = tableOfWeeks(
        days,
        values,
        (day) => (weekdays[day % daysOfWeek] ?? 0) + season(Math.floor(day / daysOfWeek)),
      );
    },
    factor: (week) => {
      const end = Math.min(days.length, Math.max(0, (week + 1) * daysOfWeek - newestDaysLeftOut));
      return table.factor(Math.max(0, end - dispersionDays), end);
    },
    take: (found) => {
      dispersion = found;
    },
    step: (week, { reference, ratePerWeek, harm }) => {
      for (let day = week * daysOfWeek; day < (week + 1) * daysOfWeek; day += 1) {
        const found = follower.step(day, {
          options: () => ({ values, reference, ...dispersion }),
          limits: ({ fastWeeks }) => ({
            ...alarmLimits(ratePerWeek, { slowWeeks: 1, fastWeeks: fastWeeks / daysOfWeek }),
            ...{ slowHarm: Infinity, slowGain: Infinity },
          }),
          harm,
        });
        if (!found) continue;
        const { chart, direction, changeFrom } = found;
        return { chart, direction, changeFrom: Math.floor(changeFrom / daysOfWeek) };
      }
      return null;
    },
    rest: (upTo) => follower.rest((upTo + 1) * daysOfWeek - 1),
    startBaseline: (week) => follower.startBaseline(week * daysOfWeek),
  };
}

/** What each weekday adds to an answer, of the last 52 weeks before a day. */
function weekdayEffects(whole: WeekTable, before: number): number[] {
  const from = Math.max(0, before - weekdayWeeks * daysOfWeek);
  const end = Math.min(before, whole.length);
  const total = whole.sums(from, end);
  return Array.from({ length: daysOfWeek }, (_, weekday) => {
    let [n, valueSum] = [0, 0];
    for (let day = from + weekday; day < end; day += daysOfWeek) {
      const one = whole.sums(day, day + 1);
      n += one.n;
      valueSum += one.valueSum;
    }
    return n > 0 ? valueSum / n - total.valueSum / total.n : 0;
  });
}
