import { itemErrorsOf } from "../parse-item.ts";
import { unsoundTextsOf } from "../unsound-texts.ts";
import { type ItemError, itemError } from "./rules.ts";
import { ownIdPrefix, type ParsedResponse, ResponseInput } from "./schema.ts";

/** Comments are what people typed: they are mended, not refused. */
const isComment = (path: readonly string[]) => path[0] === "comments" && path[2] === "text";

/** Checks the shape of each item on its own: one bad item never costs another. Paths are JSON pointers inside the item. */
export function parseResponses(items: readonly unknown[]): {
  items: { index: number; item: ParsedResponse }[];
  rejected: { index: number; status: "rejected"; errors: ItemError[] }[];
} {
  const parsed: { index: number; item: ParsedResponse }[] = [];
  const rejected: { index: number; status: "rejected"; errors: ItemError[] }[] = [];
  for (const [index, item] of items.entries()) {
    const unsound = unsoundTextsOf(item, isComment);
    const result = ResponseInput.safeParse(item, { reportInput: true });
    if (unsound.length > 0) rejected.push({ index, status: "rejected", errors: unsound });
    else if (!result.success)
      rejected.push({ index, status: "rejected", errors: result.error.issues.flatMap(itemErrorsOf) });
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
