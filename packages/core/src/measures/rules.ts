import type { Measure } from "./measure.ts";

/** Stands where the key of a value would, for the answers that have none. No key can be called so. */
export const noValue = "~none";

/** Values as one parameter of an address, with commas between. People write commas too: inside a value one has a backslash before it. */
export const valueList = (values: readonly string[]): string =>
  values.map((value) => value.replaceAll(/[\\,]/g, "\\$&")).join(",");

/** The values of such a parameter. */
export const valuesIn = (text: string): string[] =>
  (text.match(/(?:\\[\\,]|[^,])+/g) ?? [])
    .map((part) => part.replaceAll(/\\([\\,])/g, "$1").trim())
    .filter((part) => part !== "");

/** The order in which the rows of a breakdown stand, on screen and in its file. */
export const rowColumns = ["name", "value", "n", "change"] as const;
export type RowOrder = { column: (typeof rowColumns)[number]; direction: "ascending" | "descending" };

type Row = { name: string; measure: Pick<Measure, "value" | "n" | "base" | "change"> };
const rankOf: Record<Measure["base"], number> = { normal: 0, lowBase: 1, withheld: 2, none: 3 };

/** Rows in the asked order. Rows without a sound number come last, whatever the order: a low base never leads a list. */
export function sortRows<R extends Row>(rows: readonly R[], { column, direction }: RowOrder, locale: string): R[] {
  const collator = new Intl.Collator(locale);
  const sign = direction === "ascending" ? 1 : -1;
  const numberOf = ({ measure: { n, change, value } }: Row) =>
    (column === "n" ? n : column === "change" ? change?.value : value) ?? null;
  const compare = (a: R, b: R) => {
    if (column === "name") return sign * collator.compare(a.name, b.name);
    const [first, second] = [numberOf(a), numberOf(b)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return sign * (first - second) || collator.compare(a.name, b.name);
  };
  const byBase = (a: R, b: R) =>
    column === "name" || column === "n" ? 0 : rankOf[a.measure.base] - rankOf[b.measure.base];
  return [...rows].sort((a, b) => byBase(a, b) || compare(a, b));
}

/** Both ends included, as "2026-06-30". */
export type Period = { from: string; to: string };
/** What a calendar of customers can hold; it keeps every day before and after it inside what a database can. */
export const firstDay = "1900-01-01";
export const lastDay = "2999-12-31";
export const longestPeriodDays = 3660;

/** Whether a period is one: in order, within the calendar, and not too long to be read. */
export function isPeriodAllowed(period: Period): boolean {
  const { from, to } = period;
  return from >= firstDay && from <= to && to <= lastDay && dayCount(period) <= longestPeriodDays;
}

/** How many days a period has, both ends included. */
export function dayCount({ from, to }: Period): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;
}

/** Whether two periods have a day in common: their answers are then in part the same, and no test of two samples holds. */
export const haveDaysInCommon = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;

export type Grain = "day" | "week" | "month" | "quarter";

/** One stretch of a series: the day by which it is known, and the days of it that lie inside the period. */
export type SeriesBucket = Period & { key: string; whole: boolean };

/** Every bucket of a period, also those without answers: a gap must have its place. */
export function bucketsOf(period: Period, grain: Grain, yearStartMonth: number): SeriesBucket[] {
  const buckets: SeriesBucket[] = [];
  let key = bucketStart(period.from, grain, yearStartMonth);
  while (key <= period.to) {
    const days = bucketDays(key, grain, period);
    const next = nextStart(key, grain);
    buckets.push({ key, ...days, whole: days.from === key && days.to === addDays(next, -1) });
    key = next;
  }
  return buckets;
}

/** The first day of the bucket that a day lies in. Weeks start on Monday; quarters follow the first month of the organisation's year. */
export function bucketStart(day: string, grain: Grain, yearStartMonth: number): string {
  if (grain === "day") return day;
  if (grain === "week") return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  if (grain === "month") return monthStart(day, 0);
  return monthStart(day, -((Number(day.slice(5, 7)) - yearStartMonth + 12) % 3));
}

/** The days of a bucket that lie inside a period: its first and last one may be cut. */
export function bucketDays(first: string, grain: Grain, { from, to }: Period): Period {
  const last = addDays(nextStart(first, grain), -1);
  return { from: first < from ? from : first, to: last > to ? to : last };
}

function nextStart(first: string, grain: Grain): string {
  if (grain === "day") return addDays(first, 1);
  if (grain === "week") return addDays(first, 7);
  return monthStart(first, grain === "month" ? 1 : 3);
}

/** "2026-06-30" plus a number of days. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** The first day of the month that lies so many months later. */
export function monthStart(day: string, monthsLater: number): string {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + monthsLater);
  return date.toISOString().slice(0, 10);
}
