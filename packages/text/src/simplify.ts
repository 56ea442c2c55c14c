import { createDictionary } from "./dictionary.ts";
import type { NormalisedText } from "./normalise.ts";
import pack from "./packs/regional-words.json" with { type: "json" };
import { fold } from "./tokens/fold.ts";

/** Words of Taiwan and Hong Kong, folded, and what the mainland calls the same. */
const REGIONAL = createDictionary(
  Object.entries(pack.words).map(([regional, mainland]) => [fold(regional).text, fold(mainland).text] as const),
);

/**
 * The one form in which analysis reads a comment: the fold of search (NFKC, lower case, Simplified characters), with the
 * words of Taiwan and Hong Kong replaced by those of the mainland, so that a comment and its Traditional twin read alike.
 * `originalSpan` leads back. Not for display: the fold merges 干, 乾 and 幹.
 *
 * @example
 * simplify("這個軟體的介面很差").text; // => "这个软件的界面很差"
 * simplify("APP 閃退").text; // => "app 闪退"
 */
export function simplify(original: string): NormalisedText {
  const folded = fold(original);
  const { text } = folded;
  let output = "";
  let copied = 0;
  let origins: { starts: number[]; ends: number[] } | null = null;
  for (let at = 0; at < text.length; at++) {
    const found = REGIONAL.longestAt(text, at);
    if (found === null) continue;
    const end = at + found.length;
    if (origins === null) origins = { starts: [], ends: [] };
    copyOrigins(origins, folded, copied, at);
    output += text.slice(copied, at) + found.value;
    // A replaced word comes from the whole of what it replaces.
    const start = startOf(folded, at);
    const stop = endOf(folded, end - 1);
    for (let unit = 0; unit < found.value.length; unit++) {
      origins.starts.push(start);
      origins.ends.push(stop);
    }
    copied = end;
    at = end - 1;
  }
  if (origins === null) return folded;
  copyOrigins(origins, folded, copied, text.length);
  return { text: output + text.slice(copied), origins };
}

function copyOrigins(to: { starts: number[]; ends: number[] }, from: NormalisedText, start: number, end: number) {
  for (let unit = start; unit < end; unit++) {
    to.starts.push(startOf(from, unit));
    to.ends.push(endOf(from, unit));
  }
}

function startOf({ origins }: NormalisedText, unit: number): number {
  return origins === null ? unit : (origins.starts[unit] ?? 0);
}

function endOf({ origins }: NormalisedText, unit: number): number {
  return origins === null ? unit + 1 : (origins.ends[unit] ?? 0);
}
