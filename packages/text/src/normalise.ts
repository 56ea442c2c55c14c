import type { Span } from "./span.ts";

/** Text in its normal form, with the way back to where each of its UTF-16 units came from. */
export type NormalisedText = {
  readonly text: string;
  /** Where the source of each unit starts and ends in the original; `null` when every unit stands where it stood. */
  readonly origins: { readonly starts: readonly number[]; readonly ends: readonly number[] } | null;
};

/**
 * Finds the first character outside the plain ones: those that NFKC turns into exactly one UTF-16 unit whatever
 * precedes them, and that are visible. ASCII, most of Latin-1, Han, kana, Hangul syllables, CJK and full-width
 * punctuation and emoji are plain; nearly every comment is made of nothing else.
 */
const NOT_PLAIN =
  /[^\0-\x9F\xA1-\xA7\xA9\xAB\xAC\xAE\xB0\xB1\xB6\xB7\xBB\xBF-\u0131\u2010\u2012-\u2016\u2018-\u2023\u3000-\u3029\u3041-\u3096\u309D\u309E\u30A0-\u30FE\u4E00-\u9FFF\uAC00-\uD7A3\uFF01-\uFF5E\u{1F300}-\u{1F3FF}\u{1F400}-\u{1F7FF}\u{1F900}-\u{1FAFF}]/gu;

/** Characters without a shape of their own. Phones paste U+202D around numbers; some writers hide words with them. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/** A character that NFKC may join to the one before it: a mark, or a Hangul vowel or final in any of its forms. */
const TAIL = /^[\p{M}\u1160-\u11FF]/u;

/**
 * Longest cluster that is normalised as one. Sorting marks is quadratic in every `String.prototype.normalize` (160,000
 * stacked accents take eight seconds), so longer stacks are cut, as the Stream-Safe Text Format of UAX #15 does.
 */
const LONGEST_CLUSTER = 32;

/**
 * Brings text into the one form that all rules of this package read.
 *
 * NFKC (full-width digits, ligatures, compatibility forms) without invisible characters. Equal to
 * `String.prototype.normalize("NFKC")` of the text without them, except that stacks of more than 32 marks are cut.
 * Source: Unicode Standard Annex #15.
 *
 * @example
 * normalise("电话：１３８…").text; // => "电话:138..."
 * normalise("ﬁne").text; // => "fine"
 * normalise("\u202D138\u202C").text; // => "138"
 */
export function normalise(original: string): NormalisedText {
  if (plainEnd(original, 0) === original.length) return { text: original.normalize("NFKC"), origins: null };
  const output = { text: "", starts: [] as number[], ends: [] as number[] };
  let at = 0;
  while (at < original.length) {
    const end = plainEnd(original, at);
    // The last plain character may carry a mark that follows it, so it belongs to the next cluster.
    const safeEnd = end === original.length ? end : end - lengthOfLast(original, at, end);
    output.text += original.slice(at, safeEnd).normalize("NFKC");
    for (let unit = at; unit < safeEnd; unit++) {
      output.starts.push(unit);
      output.ends.push(unit + 1);
    }
    at = safeEnd < original.length ? appendCluster(output, original, safeEnd) : safeEnd;
  }
  return { text: output.text, origins: { starts: output.starts, ends: output.ends } };
}

/**
 * The stretch of the original that a stretch of normalised text came from. Characters that were normalised together
 * (a letter with its accent) come whole.
 *
 * @example
 * originalSpan(normalise("…１２"), { start: 3, end: 5 }); // => { start: 1, end: 3 }
 */
export function originalSpan({ origins }: NormalisedText, span: Span): Span {
  if (origins === null) return { start: span.start, end: span.end };
  const start = origins.starts[span.start] ?? origins.ends.at(-1) ?? 0;
  return { start, end: span.end > span.start ? (origins.ends[span.end - 1] ?? start) : start };
}

/** Appends the normal form of the cluster that starts at `from`; returns where the next one starts. */
function appendCluster(output: { text: string; starts: number[]; ends: number[] }, original: string, from: number) {
  let cluster = "";
  let clusterStart = from;
  let clusterEnd = from;
  let at = from;
  for (let taken = 0; at < original.length && taken < LONGEST_CLUSTER; ) {
    const character = String.fromCodePoint(original.codePointAt(at) ?? 0);
    if (INVISIBLE.test(character)) {
      at += character.length;
      continue;
    }
    if (cluster !== "" && !TAIL.test(character.normalize("NFKD"))) break;
    if (cluster === "") clusterStart = at;
    cluster += character;
    at += character.length;
    clusterEnd = at;
    taken += 1;
  }
  const normal = cluster.normalize("NFKC");
  output.text += normal;
  for (let unit = 0; unit < normal.length; unit++) {
    output.starts.push(clusterStart);
    output.ends.push(clusterEnd);
  }
  return at;
}

function plainEnd(text: string, from: number): number {
  NOT_PLAIN.lastIndex = from;
  return NOT_PLAIN.exec(text)?.index ?? text.length;
}

/** Units of the last character of `text.slice(from, end)`, 0 when that is empty. */
function lengthOfLast(text: string, from: number, end: number): number {
  if (end === from) return 0;
  return end - 2 >= from && (text.codePointAt(end - 2) ?? 0) > 0xffff ? 2 : 1;
}
