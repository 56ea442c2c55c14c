import type * as z from "zod";
import { findingsOf } from "./findings.ts";
import { jsonPointer } from "./json-pointer.ts";
import { type ItemError, itemError } from "./responses/rules.ts";
import { unsoundTextsOf } from "./unsound-texts.ts";

/** One of many items in its documented form, each checked on its own: a bad one never costs another. Paths are JSON pointers inside the item. */
export function parseItem<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
): { item: z.output<Schema> } | { errors: ItemError[] } {
  const unsound = unsoundTextsOf(given);
  if (unsound.length > 0) return { errors: unsound };
  const result = schema.safeParse(given, { reportInput: true });
  return result.success ? { item: result.data } : { errors: result.error.issues.flatMap(itemErrorsOf) };
}

export const itemErrorsOf = (issue: z.core.$ZodIssue): ItemError[] =>
  findingsOf(issue).map(({ code, path, value, expected }) =>
    itemError(code, jsonPointer(path), value, { field: String(value), value: String(value), expected }, expected),
  );
