import { keyFromName } from "../../catalogue/rules.ts";
import type { ImportCatalogue } from "./catalogue.ts";

/**
 * Touchpoints of score columns. One of the organisation's where the column names it. Several columns with plain names (`staff_service_rating`) are
 * one each; a single column, or one that is a whole question, says nothing of the kind.
 */
export function touchpointKeys(columns: readonly string[], { touchpoints }: ImportCatalogue): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of columns) {
    const plain = stem(name);
    const known = touchpoints.find(
      ({ key, names, archived }) =>
        !archived &&
        [key, ...names].some((one) => keyFromName(one) === keyFromName(plain) && keyFromName(plain) !== ""),
    );
    if (known) found.set(name, known.key);
    else if (columns.length > 1 && isPlain(name) && keyFromName(plain) !== "") found.set(name, keyFromName(plain));
  }
  // Two columns of one touchpoint would be two answers to one question.
  const keys = [...found.values()];
  for (const [name, key] of found) if (keys.filter((one) => one === key).length > 1) found.delete(name);
  return found;
}

const stem = (name: string) =>
  name
    .replaceAll("_", " ")
    .replace(/\b(rating|score|satisfaction|csat|stars?)\b/gi, " ")
    .trim();
const isPlain = (name: string) =>
  name.length <= 40 &&
  !/[?？/]/.test(name) &&
  !/overall|total|recommend|\bnps\b|effort/i.test(name.replaceAll("_", " "));
