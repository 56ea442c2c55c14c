import { parseItem } from "../parse-item.ts";
import { type ItemError, itemError } from "../responses/rules.ts";
import { EventItem, type ParsedEvent } from "./schema.ts";

const dayMs = 86_400_000;

/** Checks one event as it was sent. */
export function parseEvent(given: unknown, now: Date): { item: ParsedEvent } | { errors: ItemError[] } {
  const parsed = parseItem(EventItem, given);
  if ("errors" in parsed) return parsed;
  const { occurredAt } = parsed.item;
  if (new Date(occurredAt).getTime() > now.getTime() + dayMs)
    return { errors: [itemError("time_in_future", "/occurredAt", occurredAt, { value: occurredAt })] };
  return parsed;
}
