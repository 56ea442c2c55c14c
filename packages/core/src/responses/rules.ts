import { languageCode } from "../catalogue/languages.ts";
import { type ErrorParams, type ErrorReason, englishMessage } from "../errors.ts";
import { shortened } from "../shorten.ts";
import { dayIn } from "./day.ts";
import type { ParsedResponse } from "./schema.ts";

/** One thing wrong with one item: what, where, the value, and what would be accepted. */
export type ItemError = {
  code: ErrorReason;
  path: string;
  value: unknown;
  message: string;
  expected: string | null;
  params: ErrorParams;
};

/** An item error; `path` is a JSON pointer inside the item. */
export function itemError(
  code: ErrorReason,
  path: string,
  value: unknown,
  params: ErrorParams = {},
  expected: string | null = null,
): ItemError {
  return { code, path, value, message: englishMessage(code, params), expected, params };
}

const dayMs = 24 * 60 * 60 * 1000;
/** For how long a reply is replayed to whoever sends its Idempotency-Key again. */
export const replayMs = dayMs;

/** When it happened and the organisation's calendar day of it, or what is wrong with the dates. */
export function occurrenceOf(
  item: Pick<ParsedResponse, "occurredAt" | "occurredOn">,
  timeZone: string,
  now: Date,
): { day: string } | ItemError {
  const { occurredAt, occurredOn } = item;
  if ((occurredAt === undefined) === (occurredOn === undefined)) {
    return itemError("time_missing", "/occurredAt", occurredAt ?? null, {}, "exactly one of occurredAt and occurredOn");
  }
  const latest = now.getTime() + dayMs;
  if (occurredAt !== undefined) {
    const instant = new Date(occurredAt);
    const time = instant.getTime();
    if (Number.isNaN(time) || time < 0)
      return itemError("time_impossible", "/occurredAt", occurredAt, { value: occurredAt });
    if (time > latest)
      return itemError(
        "time_in_future",
        "/occurredAt",
        occurredAt,
        { value: occurredAt },
        `at most ${new Date(latest).toISOString()}`,
      );
    return { day: dayIn(timeZone, instant) };
  }
  const on = occurredOn ?? "";
  if (on < "1970-01-01") return itemError("time_impossible", "/occurredOn", on, { value: on });
  const lastDay = dayIn(timeZone, new Date(latest));
  return on > lastDay
    ? itemError("time_in_future", "/occurredOn", on, { value: on }, `at most ${lastDay}`)
    : { day: on };
}

/** The place of a score on its scale, from 0, or what is wrong with it. Text is no number here: only a door that reads files turns words into points. */
export function binOf(value: unknown, scale: { min: number; max: number }, path: string): number | ItemError {
  const { min, max } = scale;
  const expected = `a whole number from ${min} to ${max}`;
  if (typeof value !== "number" || Number.isNaN(value)) {
    return itemError("invalid_value", path, value, { value: describe(value), expected }, expected);
  }
  if (!Number.isInteger(value)) return itemError("score_not_whole", path, value, { value, min, max }, expected);
  if (value < min || value > max) return itemError("score_off_scale", path, value, { value, min, max }, expected);
  return value - min;
}

/** The stored code of a language tag, or what is wrong with it. */
export function checkedLanguage(tag: string): number | ItemError {
  return (
    languageCode(tag) ??
    itemError("language_unknown", "/language", tag, { value: tag }, "a BCP 47 tag such as en, zh-Hans or zh-Hant")
  );
}

function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return shortened(text, 100);
}
