import { parseItem } from "../parse-item.ts";
import { type ItemError, itemError } from "../responses/rules.ts";
import { EventItem, type ParsedEvent } from "./schema.ts";

const dayMs = 86_400_000;
/** Whoever sends a backlog means to have it complete, and not to ask people about what long passed. */
const oldestEventDays = 30;

/** Checks one event as it was sent. */
export function parseEvent(given: unknown, now: Date): { item: ParsedEvent } | { errors: ItemError[] } {
  const parsed = parseItem(EventItem, given);
  if ("errors" in parsed) return parsed;
  const { occurredAt } = parsed.item;
  const time = new Date(occurredAt).getTime();
  if (time < now.getTime() - oldestEventDays * dayMs) {
    const params = { value: occurredAt, days: oldestEventDays };
    return { errors: [itemError("event_too_old", "/occurredAt", occurredAt, params)] };
  }
  if (time > now.getTime() + dayMs)
    return { errors: [itemError("time_in_future", "/occurredAt", occurredAt, { value: occurredAt })] };
  return parsed;
}
