/** Calendar days as `2026-08-03`: they compare as text, and no time zone shifts them. */
export type DayRange = { from: string; to: string };

const dayPattern = /^\d{4}-\d\d-\d\d$/;

export function isDay(text: string): boolean {
  return dayPattern.test(text) && toDay(new Date(`${text}T00:00:00Z`)) === text;
}

function toDay(date: Date): string {
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
}

export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return toDay(date);
}

/** Days of a range, both ends included. */
export function daysIn({ from, to }: DayRange): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1;
}

/** The first day of the month that lies `count` months away. */
export function monthStart(day: string, count = 0): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return toDay(new Date(Date.UTC(year, month - 1 + count, 1)));
}

/** The calendar day that it is now in a time zone. */
export function dayInZone(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}
