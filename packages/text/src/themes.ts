import pack from "./packs/starter-themes.json" with { type: "json" };
import { type Reading, read } from "./reading.ts";
import type { Span } from "./span.ts";
import { compileRule, type Synonyms, withPlainApostrophes } from "./themes/match.ts";
import { createPairs, markPairs } from "./themes/pairs.ts";
import { parseThemeRule } from "./themes/parse.ts";
import type { ThemeRule } from "./themes/rule.ts";

export type { Synonyms } from "./themes/match.ts";
export { parseThemeRule } from "./themes/parse.ts";
export { printThemeRule } from "./themes/print.ts";
export type { ParsedThemeRule, ThemeRule, ThemeRuleError } from "./themes/rule.ts";
export { compileStops } from "./themes/stops.ts";

/** A theme with the rule that finds it. */
export type ThemeDefinition = { readonly key: string; readonly rule: ThemeRule };

/** A theme found in a comment. */
export type ThemeMatch = {
  readonly key: string;
  /** What the rule found, in order and without overlap; never empty. */
  readonly spans: readonly Span[];
};

/** Finds every theme of a set in a comment that was read; spans are in the text read. */
export type ThemeMatcher = (reading: Reading) => ThemeMatch[];

/** A theme of the set that an organisation may start from. */
export type StarterTheme = {
  readonly key: string;
  /** Key of the theme that it is a part of. */
  readonly parent: string | null;
  readonly names: Readonly<Record<"en" | "zh-Hans" | "zh-Hant", string>>;
  readonly rule: string;
};

/** What customers of any business talk about, to start from and to edit. */
export const STARTER_THEMES: readonly StarterTheme[] = pack.themes;

/** Prepares a set of themes for many comments. */
export function compileThemes(themes: readonly ThemeDefinition[], synonyms: Synonyms = []): ThemeMatcher {
  const compiled = themes.map(({ key, rule }) => ({ key, matches: compileRule(rule, synonyms) }));
  const pairs = createPairs();
  return (reading) => {
    const text = withPlainApostrophes(reading.text);
    markPairs(pairs, text);
    const found: ThemeMatch[] = [];
    for (const { key, matches } of compiled) {
      const spans = matches(text, reading.sentences, pairs);
      if (spans !== null && spans.length > 0) found.push({ key, spans: withoutOverlaps(spans) });
    }
    return found;
  };
}

/**
 * The themes of a comment. Comparison is that of `simplify`: 售後, 售后 and 退費 in either script, capitals or not.
 *
 * @example
 * matchThemes("售後態度很差", [{ key: "service", rule: { kind: "word", text: "售后", isPrefix: false } }]); // => [{ key: "service", spans: [{ start: 0, end: 2 }] }]
 */
export function matchThemes(text: string, themes: readonly ThemeDefinition[], synonyms: Synonyms = []): ThemeMatch[] {
  const reading = read(text);
  return compileThemes(
    themes,
    synonyms,
  )(reading).map(({ key, spans }) => ({
    key,
    spans: spans.map(reading.toOriginal),
  }));
}

/** The starter themes with their rules read, ready to be compiled. */
export function starterThemeDefinitions(): ThemeDefinition[] {
  return STARTER_THEMES.map(({ key, rule }) => {
    const parsed = parseThemeRule(rule);
    if (!parsed.ok) throw new Error(`starter theme ${key}: ${parsed.error.reason} at ${parsed.error.start}`);
    return { key, rule: parsed.rule };
  });
}

function withoutOverlaps(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}
