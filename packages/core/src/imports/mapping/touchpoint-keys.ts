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
    const plain = stem(name);
    const known = touchpoints.find(
      ({ key, names, archived }) =>
        !archived &&
        [key, ...names].some(
          (one) => one === plain || (keyFromName(one) === keyFromName(plain) && keyFromName(plain) !== ""),
        ),
    );
    if (known) found.set(name, known.key);
    else if (columns.length > 1 && isPlain(name) && plain !== "") {
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
