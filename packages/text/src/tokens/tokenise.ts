import { fold } from "./fold.ts";
import { partsOf, type Run, runsOf } from "./runs.ts";

/** A lexeme may have 2,046 bytes; nobody types the 65th letter of a word. */
const LONGEST_WORD = 64;

/** Keeps the tsvector of the longest comment far below PostgreSQL's 1 MB. What follows is kept and shown, not found. */
const MOST_TOKENS = 4_000;

/**
 * The tokens by which a comment is found, each once, in order of appearance.
 *
 * Scripts without spaces give overlapping pairs, and the last character of each run alone, so that every character
 * begins a token and a single one can be found by prefix. Words are lower-cased and lose their accents; a word that
 * mixes letters and digits also gives its parts; an emoji is a token. All forms of a Han character are one, so
 * comments in Simplified and Traditional script meet. Placeholders of redaction give none.
 *
 * @example
 * tokens("售後服務好"); // => ["售后", "后服", "服务", "务好", "好"]
 * tokens("Don't buy the iPhone15"); // => ["dont", "buy", "the", "iphone15", "iphone", "15"]
 * tokens("打⟦phone⟧没人接 👎"); // => ["打", "没人", "人接", "接", "👎"]
 */
export function tokens(text: string): string[] {
  const found = new Set<string>();
  for (const run of runsOf(fold(text).text)) {
    for (const token of tokensOf(run)) {
      if (found.size >= MOST_TOKENS) return [...found];
      found.add(token);
    }
  }
  return [...found];
}

function tokensOf(run: Run): string[] {
  if (run.kind === "symbol") return [run.text];
  if (run.kind === "word") return [run, ...partsOf(run)].map(({ text }) => cutWord(text));
  const characters = [...run.text];
  return [...bigramsOf(characters), ...characters.slice(-1)];
}

/** The overlapping pairs of neighbouring characters. */
export function bigramsOf(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** The part of a word that is indexed. */
export function cutWord(word: string): string {
  return word.length > LONGEST_WORD ? [...word].slice(0, LONGEST_WORD).join("") : word;
}

/**
 * A token as PostgreSQL's tsvector and tsquery read it, whatever it holds.
 *
 * @example
 * quoteToken("it's"); // => "'it''s'"
 */
export function quoteToken(token: string): string {
  return `'${token.replace(/['\\]/g, (special) => special + special)}'`;
}

/**
 * The tokens as a tsvector literal, to be sent as text and cast: `$1::tsvector`.
 *
 * @example
 * tsvectorLiteral(["退款", "slow"]); // => "'退款' 'slow'"
 */
export function tsvectorLiteral(list: readonly string[]): string {
  return list.map(quoteToken).join(" ");
}
