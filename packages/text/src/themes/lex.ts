import { normalise, originalSpan } from "../normalise.ts";
import type { Span } from "../span.ts";

/** A piece of a rule as written. */
export type RuleToken = Span & {
  readonly kind: "word" | "phrase" | "open" | "close" | "and" | "or" | "not" | "near" | "unclosed" | "end";
  readonly text: string;
};

const PIECES = /\s+|"([^"]*)("?)|([()])|([^\s()"]+)/g;
const NEAR = /^NEAR(?:\/(\d+))?$/;

/**
 * Cuts a rule into its pieces. Full-width brackets and quotation marks are taken like plain ones; operators are written
 * in capitals, so that not and or stay words.
 */
export function lexRule(source: string): RuleToken[] {
  const normalised = normalise(source.replace(/[“”„「」『』]/g, '"'));
  const tokens: RuleToken[] = [];
  for (const match of normalised.text.matchAll(PIECES)) {
    const [whole, quoted, closing, bracket, word] = match;
    const span = originalSpan(normalised, { start: match.index, end: match.index + whole.length });
    if (quoted !== undefined) tokens.push({ ...span, kind: closing === '"' ? "phrase" : "unclosed", text: quoted });
    else if (bracket !== undefined) tokens.push({ ...span, kind: bracket === "(" ? "open" : "close", text: bracket });
    else if (word !== undefined) tokens.push({ ...span, kind: kindOf(word), text: word });
  }
  tokens.push({ start: source.length, end: source.length, kind: "end", text: "" });
  return tokens;
}

function kindOf(word: string): RuleToken["kind"] {
  if (NEAR.test(word)) return "near";
  if (word === "AND") return "and";
  if (word === "OR") return "or";
  return word === "NOT" ? "not" : "word";
}
