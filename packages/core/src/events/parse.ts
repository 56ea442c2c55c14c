import { findingsOf } from "../findings.ts";
import { jsonPointer } from "../json-pointer.ts";
import { type ItemError, itemError } from "../responses/rules.ts";
import { unsoundTextsOf } from "../unsound-texts.ts";
import { EventItem, type ParsedEvent } from "./schema.ts";

const dayMs = 86_400_000;

/** Checks one event as it was sent. */
export function parseEvent(given: unknown, now: Date): { item: ParsedEvent } | { errors: ItemError[] } {
  const unsound = unsoundTextsOf(given);
  if (unsound.length > 0) return { errors: unsound };
  const result = EventItem.safeParse(given, { reportInput: true });
  if (!result.success)
    return {
      errors: result.error.issues
        .flatMap(findingsOf)
        .map(({ code, path, value, expected }) =>
          itemError(code, jsonPointer(path), value, { field: String(value), value: String(value), expected }, expected),
        ),
    };
  const { occurredAt } = result.data;
  if (new Date(occurredAt).getTime() > now.getTime() + dayMs)
    return { errors: [itemError("time_in_future", "/occurredAt", occurredAt, { value: occurredAt })] };
  return { item: result.data };
}
