import type { Span } from "./finding.ts";
import { hanVariants } from "./packs/han-variants.ts";

const written = new Map(hanVariants.split(" ").map((pair) => [pair.slice(0, 1), pair.slice(1)]));

/**
 * A text in the form in which phrases are looked for: Traditional characters as Simplified, full-width letters and digits as half-width. Letter by
 * letter, so that a span in it is a span of the text.
 * @example
 * foldForLint("請給１０分"); // => "请给10分"
 */
export function foldForLint(text: string): string {
  return text.replace(/[！-～\p{Script=Han}]/gu, (letter) => {
    if (letter.length > 1) return letter;
    const code = letter.charCodeAt(0);
    const isAlphanumeric = /[０-９Ａ-Ｚａ-ｚ]/.test(letter);
    return isAlphanumeric ? String.fromCharCode(code - 0xfee0) : (written.get(letter) ?? letter);
  });
}

/** Where any of the phrases stands in folded text, the longest first found; none lies within another. */
export function spansOf(folded: string, phrases: readonly RegExp[]): Span[] {
  const spans = phrases.flatMap((phrase) =>
    [...folded.matchAll(phrase)].map(({ 0: found, index }) => ({ start: index, end: index + found.length })),
  );
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  let furthest = 0;
  return spans.filter(({ end }) => {
    const isWithin = end <= furthest;
    furthest = Math.max(furthest, end);
    return !isWithin;
  });
}

/** Whether two spans share a letter. */
export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
