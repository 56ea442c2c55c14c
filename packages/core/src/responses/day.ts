const formatters = new Map<string, Intl.DateTimeFormat>();
/** By time zone and quarter of an hour since 1970. */
const days = new Map<string, Map<number, string>>();
const mostDays = 100_000;
const quarterMs = 15 * 60 * 1000;

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formatters.set(timeZone, made);
  return made;
}

/**
 * The calendar day ("2026-06-30") of an instant in a time zone.
 * Remembered per quarter of an hour, for no zone changes its offset or its day inside one; formatting afresh would cost more than the rest of ingest.
 */
export function dayIn(timeZone: string, instant: Date): string {
  const quarter = Math.floor(instant.getTime() / quarterMs);
  const ofZone = days.get(timeZone) ?? new Map<number, string>();
  const known = ofZone.get(quarter);
  if (known) return known;
  if (ofZone.size > mostDays) ofZone.clear();
  const day = formatterOf(timeZone).format(instant);
  days.set(timeZone, ofZone.set(quarter, day));
  return day;
}

/** The time of day ("09:30") that the clocks of a time zone show at an instant. */
export const timeIn = (timeZone: string, instant: Date): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(instant);
