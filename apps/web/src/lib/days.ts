/** Calendar days as `2026-08-03`: they compare as text, and no time zone shifts them. */
export type DayRange = { from: string; to: string };

const dayPattern = /^\d{4}-\d\d-\d\d$/;

/** Whether a text is a day that exists. What is computed with days stands with the periods of the measures. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return dayPattern.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The calendar day that it is now in a time zone. */
export function dayInZone(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}
