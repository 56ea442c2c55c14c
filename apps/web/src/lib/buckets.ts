import { addDays, type DayRange, monthStart } from "./days.ts";
import type { Grain } from "./period.ts";

/** One stretch of a series: the day by which it is known, and the days of it that lie inside the period. */
export type Bucket = DayRange & { key: string; whole: boolean };

/** Every bucket of a period, also those without answers: a gap must have its place. Weeks start on Monday. */
export function bucketsOf(period: DayRange, grain: Grain, yearStartMonth = 1): Bucket[] {
  const buckets: Bucket[] = [];
  let key = bucketStart(period.from, grain, yearStartMonth);
  while (key <= period.to) {
    const next = nextStart(key, grain);
    const last = addDays(next, -1);
    const from = key < period.from ? period.from : key;
    const to = last > period.to ? period.to : last;
    buckets.push({ key, from, to, whole: from === key && to === last });
    key = next;
  }
  return buckets;
}

function bucketStart(day: string, grain: Grain, yearStartMonth: number): string {
  if (grain === "day") return day;
  if (grain === "week") return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  if (grain === "month") return monthStart(day);
  return monthStart(day, -((Number(day.slice(5, 7)) - yearStartMonth + 12) % 3));
}

function nextStart(start: string, grain: Grain): string {
  if (grain === "day") return addDays(start, 1);
  if (grain === "week") return addDays(start, 7);
  return monthStart(start, grain === "month" ? 1 : 3);
}
