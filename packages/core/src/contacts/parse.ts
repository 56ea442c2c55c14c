import { parseItem } from "../parse-item.ts";
import type { ItemError } from "../responses/rules.ts";
import { type PrepareContext, type PreparedContact, prepareContact } from "./prepare.ts";
import { ContactItem } from "./schema.ts";

/** Checks one contact as it was sent: its form, and what it says by the organisation's own lists. */
export function parseContact(
  given: unknown,
  context: PrepareContext,
): { item: PreparedContact } | { errors: ItemError[] } {
  const parsed = parseItem(ContactItem, given);
  return "item" in parsed ? prepareContact(parsed.item, context) : parsed;
}
