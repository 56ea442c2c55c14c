import { fold, variantsOf } from "./fold.ts";
import { type Run, runsOf } from "./runs.ts";
import { bigramsOf, cutWord, quoteToken } from "./tokenise.ts";

/** A search as the database runs it. */
export type SearchTokens = {
  /** Operands of a tsquery, quoted; a comment must match all: `allOf.join(" & ")`. */
  readonly allOf: readonly string[];
  /**
   * Regular expressions, the same for PostgreSQL and JavaScript, that the text of a match must all match as well
   * (`text ~ all(…)`): three characters and more are looked up by pairs, which might stand apart in a comment. Each
   * character stands with its forms in the other script.
   */
  readonly recheck: readonly string[];
};

/** More terms than this only cost time; the rest of a query that long is not looked at. */
const MOST_TERMS = 32;

/**
 * What to look up in the tokens of comments for a query as typed: pairs of characters for Chinese, words for Latin,
 * the last word also as the beginning of a longer one, a single character wherever it stands. `null` when the query
 * holds nothing to search for.
 *
 * @example
 * searchTokens("退款 slow"); // => { allOf: ["'退款'", "'slow':*"], recheck: [] }
 * searchTokens("售后服"); // => { allOf: ["'售后'", "'后服'"], recheck: ["售[后後]服"] }
 * searchTokens("贵"); // => { allOf: ["'贵':*"], recheck: [] }
 * searchTokens("?!"); // => null
 */
export function searchTokens(query: string): SearchTokens | null {
  const runs = [...runsOf(fold(query).text)];
  const terms = runs.flatMap((run, index) => termsOf(run, index === runs.length - 1));
  if (terms.length === 0) return null;
  return { allOf: [...new Set(terms)].slice(0, MOST_TERMS), recheck: [...new Set(runs.flatMap(recheckOf))] };
}

function termsOf(run: Run, isLast: boolean): string[] {
  if (run.kind === "symbol") return [quoteToken(run.text)];
  if (run.kind === "word") return [quoteToken(cutWord(run.text)) + (isLast ? ":*" : "")];
  const characters = [...run.text];
  // Every character of a comment begins a token: a pair, or the single that ends its run.
  if (characters.length === 1) return [`${quoteToken(run.text)}:*`];
  return bigramsOf(characters).map(quoteToken);
}

function recheckOf(run: Run): string[] {
  const characters = run.kind === "dense" ? [...run.text] : [];
  if (characters.length < 3) return [];
  const pattern = characters.slice(0, MOST_TERMS + 1).map((character) => {
    const variants = variantsOf(character);
    return variants.length > 1 ? `[${variants}]` : variants;
  });
  return [pattern.join("")];
}
