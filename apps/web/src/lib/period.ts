import { addDays, isPeriodAllowed, monthStart } from "@heard/core/measures/rules";
import { type DayRange, isDay } from "./days.ts";

/** Periods that move with the day. A saved view keeps the word, so that "last 30 days" stays the last 30 days. */
export const rollingPeriods = [
  "last-7-days",
  "last-30-days",
  "last-90-days",
  "last-12-months",
  "this-month",
  "last-month",
  "this-quarter",
  "last-quarter",
  "this-year",
  "last-year",
] as const;
export type RollingPeriod = (typeof rollingPeriods)[number];

/** What stands in the address: a word, or `2026-08-01..2026-10-31`, both ends included. */
export type PeriodChoice = RollingPeriod | DayRange;

/** Long enough for weekly points, short enough to be news. */
export const defaultPeriod: RollingPeriod = "last-90-days";

export function parsePeriod(text: string | null | undefined): PeriodChoice | null {
  const rolling = rollingPeriods.find((word) => word === text);
  if (rolling) return rolling;
  const [from = "", to = "", ...rest] = (text ?? "").split("..");
  return rest.length === 0 && isDay(from) && isDay(to) && isPeriodAllowed({ from, to }) ? { from, to } : null;
}

export function periodText(choice: PeriodChoice): string {
  return typeof choice === "string" ? choice : `${choice.from}..${choice.to}`;
}

/** The days of a choice, seen from today. Quarters and years begin in the first month of the organisation's year. */
export function resolvePeriod(choice: PeriodChoice, today: string, yearStartMonth: number): DayRange {
  if (typeof choice !== "string") return choice;
  const month = Number(today.slice(5, 7));
  const intoYear = (month - yearStartMonth + 12) % 12;
  const intoQuarter = intoYear % 3;
  const back = (months: number, length: number): DayRange => ({
    from: monthStart(today, -months),
    to: addDays(monthStart(today, length - months), -1),
  });
  const sofar = (months: number): DayRange => ({ from: monthStart(today, -months), to: today });
  switch (choice) {
    case "last-7-days":
      return { from: addDays(today, -6), to: today };
    case "last-30-days":
      return { from: addDays(today, -29), to: today };
    case "last-90-days":
      return { from: addDays(today, -89), to: today };
    case "last-12-months":
      return { from: monthStart(today, -11), to: today };
    case "this-month":
      return sofar(0);
    case "last-month":
      return back(1, 1);
    case "this-quarter":
      return sofar(intoQuarter);
    case "last-quarter":
      return back(intoQuarter + 3, 3);
    case "this-year":
      return sofar(intoYear);
    case "last-year":
      return back(intoYear + 12, 12);
  }
}

export type Grain = "day" | "week" | "month" | "quarter";

/** The grain that gives a line enough points to have a course and few enough to be read. */
export function grainFor(dayCount: number): Grain {
  if (dayCount <= 31) return "day";
  if (dayCount <= 190) return "week";
  return dayCount <= 1100 ? "month" : "quarter";
}
