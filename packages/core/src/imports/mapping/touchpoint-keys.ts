import { keyFromName } from "../../catalogue/rules.ts";
import type { ImportCatalogue } from "./catalogue.ts";
import { numberedKey } from "./numbered-key.ts";

/**
 * Touchpoints of score columns. One of the organisation's where the column names it. Several columns with plain names (`staff_service_rating`) are
 * one each; a single column, or one that is a whole question, says nothing of the kind.
 */
export function touchpointKeys(
  columns: readonly string[],
  { touchpoints }: ImportCatalogue,
): { keys: Map<string, string>; names: Record<string, string> } {
  const found = new Map<string, string>();
  const called = new Map<string, string>();
  const taken = touchpoints.map(({ key }) => key);
  for (const name of columns) {
    const item = itemOf(name);
    const plain = stem(item);
    const known = touchpoints.find(
      ({ key, names, archived }) =>
        !archived &&
        [key, ...names].some(
          (one) => one === plain || (keyFromName(one) === keyFromName(plain) && keyFromName(plain) !== ""),
        ),
    );
    if (known) found.set(name, known.key);
    else if (columns.length > 1 && isPlain(item) && plain !== "") {
      const key = keyFromName(plain) || numberedKey("touchpoint", [...taken, ...found.values()]);
      found.set(name, key);
      if (keyFromName(plain) === "") called.set(key, plain);
    }
  }
  // Two columns of one touchpoint would be two answers to one question.
  const keys = [...found.values()];
  for (const [name, key] of found) if (keys.filter((one) => one === key).length > 1) found.delete(name);
  return { keys: found, names: Object.fromEntries(called) };
}

/**
 * Of a question with several items the last header row names the item: "How satisfied are you with each? / Checkout". Survey tools write the
 * question over its first item alone, so without this the first would be none and the others one each.
 */
function itemOf(name: string): string {
  const parts = name.split(" / ");
  const [question = "", item = ""] = parts.slice(-2);
  const isItem = parts.length > 1 && /[?？]$/.test(question.trim()) && !/[{}]|^(open-ended )?response$/i.test(item);
  return isItem ? item : name;
}

const stem = (name: string) =>
  name
    .replaceAll("_", " ")
    .replace(/\b(rating|score|satisfaction|csat|stars?)\b/gi, " ")
    .replace(/(的)?(满意度|滿意度|评分|評分|打分|评价|評價)$/, "")
    .trim();
const isPlain = (name: string) =>
  name.length <= 40 &&
  !/[?？/]/.test(name) &&
  !/overall|total|recommend|\bnps\b|effort|总体|總體|整体|整體|推荐|推薦/i.test(name.replaceAll("_", " "));
