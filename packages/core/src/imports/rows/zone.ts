import { tzOffset } from "@date-fns/tz";

const hourMs = 60 * 60 * 1000;
const minuteMs = 60 * 1000;
const quarterMs = 15 * minuteMs;

/** Whether the platform knows this time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * A clock of one time zone: from what the clock on the wall showed (as if it were UTC) to the instant. A time that was skipped in spring counts
 * as the hour after it, one that came twice in autumn as the first. Offsets are remembered by the quarter of an hour, for asking for each row
 * would cost more than the rest of the row.
 */
export function wallClock(timeZone: string): (wallMs: number) => number {
  const offsets = new Map<number, number>();
  const offsetAt = (ms: number): number => {
    const quarter = Math.floor(ms / quarterMs);
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    if (offsets.size > 100_000) offsets.clear();
    const offset = tzOffset(timeZone, new Date(quarter * quarterMs)) * minuteMs;
    offsets.set(quarter, offset);
    return offset;
  };
  return (wallMs) => {
    // The offset before a change and after it; where both give the time back, the earlier instant counts.
    const early = wallMs - offsetAt(wallMs - 24 * hourMs);
    if (early + offsetAt(early) === wallMs) return early;
    const late = wallMs - offsetAt(wallMs + 24 * hourMs);
    if (late + offsetAt(late) === wallMs) return late;
    return early;
  };
}
