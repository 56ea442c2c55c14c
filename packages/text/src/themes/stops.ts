import type { Reading } from "../reading.ts";
import type { Span } from "../span.ts";
import { compileRule, type Synonyms, withPlainApostrophes } from "./match.ts";
import { createPairs, markPairs } from "./pairs.ts";
import type { ThemeRule } from "./rule.ts";

/**
 * Finds the words by which alone a rule does not match a comment: those of its NOT, where everything else that it asks for is there. Spans are in the text
 * read; none where it matches, or where something else is missing.
 */
export function compileStops(rule: ThemeRule, synonyms: Synonyms = []): (reading: Reading) => readonly Span[] {
  if (rule.kind !== "and") return () => [];
  const asked = rule.parts.filter(({ kind }) => kind !== "not").map((part) => compileRule(part, synonyms));
  const refused = rule.parts.flatMap((part) => (part.kind === "not" ? [compileRule(part.part, synonyms)] : []));
  const pairs = createPairs();
  return ({ text: written, sentences }) => {
    const text = withPlainApostrophes(written);
    markPairs(pairs, text);
    if (asked.some((matches) => matches(text, sentences, pairs) === null)) return [];
    return refused.flatMap((matches) => matches(text, sentences, pairs) ?? []);
  };
}
