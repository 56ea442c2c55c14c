import * as z from "zod";
import { visibleText } from "../visible-text.ts";
import { keyPattern, keyRule, longestKey } from "./rules.ts";

/** What a file, a URL or the API will call a thing by; fixed once it exists. */
export const CatalogueKey = z.string().min(1).max(longestKey).regex(keyPattern, keyRule);

/** A name in the languages of the product; English is always there. */
export const CatalogueName = z.strictObject({
  en: visibleText(120),
  "zh-Hans": visibleText(120).optional(),
  "zh-Hant": visibleText(120).optional(),
});

/** A longer text in the same languages, none of which has to be there. */
export const CatalogueText = z.strictObject({
  en: z.string().trim().max(1000).optional(),
  "zh-Hans": z.string().trim().max(1000).optional(),
  "zh-Hant": z.string().trim().max(1000).optional(),
});

/** A key that is not taken: the one wanted, or made from the name and numbered where it has no Latin letters or exists already. */
export function freeKey(wanted: string, taken: ReadonlySet<string>, fallback: string): string {
  const base = wanted || fallback;
  if (wanted && !taken.has(wanted)) return wanted;
  for (let number = wanted ? 2 : 1; ; number += 1) {
    const candidate = `${base.slice(0, longestKey - 5)}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
