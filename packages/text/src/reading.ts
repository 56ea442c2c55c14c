import { type NormalisedText, originalSpan } from "./normalise.ts";
import { clauseSpans, sentenceSpans } from "./sentences.ts";
import { simplify } from "./simplify.ts";
import type { Span } from "./span.ts";

/** A comment as analysis reads it, made once and shared by sentiment, emotion and themes. Spans are in `text`. */
export type Reading = {
  readonly original: string;
  /** Simplified, and blank where a placeholder or an address stands: ⟦phone⟧ is not talk about phones. */
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly clauses: readonly Span[];
  readonly toOriginal: (span: Span) => Span;
};

const NOT_SAID = /⟦[a-z]{1,12}⟧|https?:\/\/[!-~]{1,500}|www\.[!-~]{1,500}|[@][a-z0-9_]{1,40}/g;

/** Reads a comment, redacted or not. */
export function read(original: string): Reading {
  const simplified: NormalisedText = simplify(original);
  const text = /[⟦@:w]/.test(simplified.text)
    ? simplified.text.replace(NOT_SAID, (piece) => " ".repeat(piece.length))
    : simplified.text;
  const sentences = sentenceSpans(text);
  return {
    original,
    text,
    sentences,
    clauses: sentences.flatMap((sentence) => clauseSpans(text, sentence)),
    toOriginal: (span) => originalSpan(simplified, span),
  };
}
