import { jsonPointer } from "./json-pointer.ts";
import { isStorable } from "./look.ts";
import { type ItemError, itemError } from "./responses/rules.ts";
import { shortened } from "./shorten.ts";

/** Nothing that is documented lies deeper. */
const deepest = 6;
const fields = "the documented fields";
const storable = "text without U+0000 and without halves of characters";
const mended = (text: string) => text.replaceAll("\0", "\ufffd").toWellFormed();

/**
 * Texts and names of fields that the database cannot keep: found first, for even an account of them could not be kept. `isMended` names those that are
 * mended later instead of refused. `__proto__` is no name, and no check of fields would see it.
 */
export function unsoundTextsOf(
  value: unknown,
  isMended: (path: readonly string[]) => boolean = () => false,
): ItemError[] {
  // Nearly everything is sound, and a yes without an account costs half.
  return isStorableThroughout(value, 0) ? [] : accountOf(value, isMended, []);
}

function isStorableThroughout(value: unknown, depth: number): boolean {
  if (typeof value === "string") return isStorable(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth > deepest) return false;
  if (Array.isArray(value)) return value.every((part) => isStorableThroughout(part, depth + 1));
  return Object.entries(value).every(
    ([key, part]) => key !== "__proto__" && isStorable(key) && isStorableThroughout(part, depth + 1),
  );
}

function accountOf(
  value: unknown,
  isMended: (path: readonly string[]) => boolean,
  path: readonly string[],
): ItemError[] {
  if (typeof value === "string") {
    if (isStorable(value) || isMended(path)) return [];
    const seen = shortened(mended(value), 100);
    return [itemError("invalid_value", mended(jsonPointer(path)), seen, { value: seen, expected: storable }, storable)];
  }
  if (typeof value !== "object" || value === null) return [];
  if (path.length > deepest)
    return [
      itemError("unknown_field", jsonPointer(path), null, { field: jsonPointer(path), expected: fields }, fields),
    ];
  return Object.entries(value).flatMap(([key, part]) => {
    if (key !== "__proto__" && isStorable(key)) return accountOf(part, isMended, [...path, key]);
    const field = shortened(mended(key), 100);
    return [
      itemError("unknown_field", mended(jsonPointer([...path, key])), field, { field, expected: fields }, fields),
    ];
  });
}
