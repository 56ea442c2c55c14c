import { findingsOf } from "../findings.ts";
import { jsonPointer } from "../json-pointer.ts";
import { type ItemError, itemError } from "../responses/rules.ts";
import { unsoundTextsOf } from "../unsound-texts.ts";
import { type PrepareContext, type PreparedContact, prepareContact } from "./prepare.ts";
import { ContactItem } from "./schema.ts";

/** Checks each item on its own: one bad item never costs another. Paths are JSON pointers inside the item. */
export function parseContact(
  given: unknown,
  context: PrepareContext,
): { item: PreparedContact } | { errors: ItemError[] } {
  const unsound = unsoundTextsOf(given);
  if (unsound.length > 0) return { errors: unsound };
  const result = ContactItem.safeParse(given, { reportInput: true });
  if (result.success) return prepareContact(result.data, context);
  const errors = result.error.issues
    .flatMap(findingsOf)
    .map(({ code, path, value, expected }) =>
      itemError(code, jsonPointer(path), value, { field: String(value), value: String(value), expected }, expected),
    );
  return { errors };
}
