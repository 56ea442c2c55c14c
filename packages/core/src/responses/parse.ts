import type * as z from "zod";
import { findingsOf } from "../findings.ts";
import { jsonPointer } from "../json-pointer.ts";
import { isStorable } from "../look.ts";
import { shortened } from "../shorten.ts";
import { type ItemError, itemError } from "./rules.ts";
import { ownIdPrefix, type ParsedResponse, ResponseInput } from "./schema.ts";

/** Nothing that is documented lies deeper. */
const deepest = 6;
const fields = "the documented fields";
const storable = "text without U+0000 and without halves of characters";

/** Checks the shape of each item on its own: one bad item never costs another. Paths are JSON pointers inside the item. */
export function parseResponses(items: readonly unknown[]): {
  items: { index: number; item: ParsedResponse }[];
  rejected: { index: number; status: "rejected"; errors: ItemError[] }[];
} {
  const parsed: { index: number; item: ParsedResponse }[] = [];
  const rejected: { index: number; status: "rejected"; errors: ItemError[] }[] = [];
  for (const [index, item] of items.entries()) {
    const unsound = unsoundTextsOf(item);
    const result = ResponseInput.safeParse(item, { reportInput: true });
    if (unsound.length > 0) rejected.push({ index, status: "rejected", errors: unsound });
    else if (!result.success)
      rejected.push({ index, status: "rejected", errors: result.error.issues.flatMap(errorsOf) });
    else if (result.data.externalId?.startsWith(ownIdPrefix)) {
      const value = result.data.externalId;
      const expected = `an id that does not begin with ${ownIdPrefix}`;
      rejected.push({
        index,
        status: "rejected",
        errors: [itemError("invalid_value", "/externalId", value, { value, expected }, expected)],
      });
    } else parsed.push({ index, item: result.data });
  }
  return { items: parsed, rejected };
}

const errorsOf = (issue: z.core.$ZodIssue): ItemError[] =>
  findingsOf(issue).map(({ code, path, value, expected }) =>
    itemError(code, jsonPointer(path), value, { field: String(value), value: String(value), expected }, expected),
  );

const mended = (text: string) => text.replaceAll("\0", "\ufffd").toWellFormed();

/**
 * Texts and names of fields that the database cannot keep: found first, for even an account of them could not be kept. Comments are what people typed
 * and are mended instead. `__proto__` is no name, and no check of fields would see it.
 */
function unsoundTextsOf(value: unknown, path: readonly string[] = []): ItemError[] {
  if (typeof value === "string") {
    if (isStorable(value) || (path[0] === "comments" && path[2] === "text")) return [];
    const seen = shortened(mended(value), 100);
    return [itemError("invalid_value", mended(jsonPointer(path)), seen, { value: seen, expected: storable }, storable)];
  }
  if (typeof value !== "object" || value === null) return [];
  if (path.length > deepest)
    return [
      itemError("unknown_field", jsonPointer(path), null, { field: jsonPointer(path), expected: fields }, fields),
    ];
  return Object.entries(value).flatMap(([key, part]) => {
    if (key !== "__proto__" && isStorable(key)) return unsoundTextsOf(part, [...path, key]);
    const field = shortened(mended(key), 100);
    return [
      itemError("unknown_field", mended(jsonPointer([...path, key])), field, { field, expected: fields }, fields),
    ];
  });
}
