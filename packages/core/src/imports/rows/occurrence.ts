import type { ErrorParams, ErrorReason } from "../../errors.ts";
import { dayIn } from "../../responses/day.ts";
import { compileDateFormat, type DateParts, isoFormat } from "./date-format.ts";
import { wallClock } from "./zone.ts";

const dayMs = 24 * 60 * 60 * 1000;

export type Occurrence =
  | { occurredAt: string; day: string }
  | { occurredOn: string; day: string }
  | { code: ErrorReason; params: ErrorParams; expected: string | null };

export type OccurrenceOptions = {
  /** `null` while it is open: then a date is taken in any form that is beyond doubt. */
  format: string | null;
  timeZone: string;
  /** Dates of a workbook come in one fixed form, whatever the column's texts look like. */
  kind: "csv" | "xlsx";
  now: Date;
};

/** Reads when a row's answers were given. A form without a time gives a calendar day, which no time zone shifts. */
export function occurrenceReader({ format, timeZone, kind, now }: OccurrenceOptions): (text: string) => Occurrence {
  const declared = format === null ? isoFormat : compileDateFormat(format);
  const toInstant = wallClock(timeZone);
  const latest = now.getTime() + dayMs;
  const latestDay = dayIn(timeZone, new Date(latest));
  const read = (text: string): { parts: DateParts; hasTime: boolean } | null => {
    const parts = declared?.parse(text) ?? (kind === "xlsx" ? isoFormat.parse(text) : null);
    return parts && { parts, hasTime: declared?.hasTime ?? parts.hasTime };
  };
  return (text) => {
    const found = read(text);
    if (!found)
      return { code: "date_unreadable", params: { value: text, format: format ?? "yyyy-MM-dd" }, expected: format };
    const { parts, hasTime } = found;
    const wall = wallMsOf(parts);
    if (wall === null) return { code: "time_impossible", params: { value: text }, expected: null };
    if (!hasTime) {
      const on = new Date(wall).toISOString().slice(0, 10);
      return on > latestDay ? inFuture(text, latestDay) : { occurredOn: on, day: on };
    }
    const instant = new Date(parts.offset === null ? toInstant(wall) : wall - parts.offset * 60_000);
    if (instant.getTime() > latest) return inFuture(text, new Date(latest).toISOString());
    return { occurredAt: instant.toISOString(), day: dayIn(timeZone, instant) };
  };
}

const inFuture = (value: string, latest: string): Occurrence => ({
  code: "time_in_future",
  params: { value, latest },
  expected: `at most ${latest}`,
});

/** The parts as milliseconds on a clock without a zone; `null` where there is no such day or time, or it lies before 1970. */
function wallMsOf({ year, month, day, hour, minute, second }: DateParts): number | null {
  const ms = Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59));
  const date = new Date(ms);
  const exists =
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second <= 60 &&
    year >= 1970;
  return exists ? ms : null;
}
