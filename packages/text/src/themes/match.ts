import { simplify } from "../simplify.ts";
import type { Span } from "../span.ts";
import { type Pairs, pairTest } from "./pairs.ts";
import type { ThemeRule } from "./rule.ts";

/** What a rule finds in a text: its spans, none for a NOT that holds; `null` when the rule does not match. */
export type RuleMatcher = (text: string, sentences: readonly Span[], pairs: Pairs) => readonly Span[] | null;

/** Words that mean the same; a word of a rule that stands in a group finds all of the group. */
export type Synonyms = readonly (readonly string[])[];

/** A text says a word so often at most; more places explain no more. */
const MOST_PLACES = 20;

/** Simplified text as rules are held against it: phones write can’t, and keyboards can't. Nothing moves. */
export const withPlainApostrophes = (text: string): string => text.replaceAll("’", "'");

/** Turns a rule into a function over simplified text with plain apostrophes. */
export function compileRule(rule: ThemeRule, synonyms: Synonyms): RuleMatcher {
  switch (rule.kind) {
    case "word":
      return anyOf(wordsOf(rule.text, synonyms).map((word) => wordMatcher(word, rule.isPrefix, true)));
    case "phrase":
      return anyOf([wordMatcher(rule.text, false, false)]);
    case "or":
      return anyOf(rule.parts.map((part) => compileRule(part, synonyms)));
    case "and":
      return allOf(rule.parts.map((part) => compileRule(part, synonyms)));
    case "not": {
      const part = compileRule(rule.part, synonyms);
      return (text, sentences, pairs) => (part(text, sentences, pairs) === null ? [] : null);
    }
    case "near":
      return nearMatcher(compileRule(rule.left, synonyms), compileRule(rule.right, synonyms), rule.distance);
  }
}

function wordsOf(word: string, synonyms: Synonyms): readonly string[] {
  const formOf = (one: string) => withPlainApostrophes(simplify(one).text);
  const form = formOf(word);
  const group = synonyms.find((words) => words.some((other) => formOf(other) === form));
  return group ?? [word];
}

function anyOf(parts: readonly RuleMatcher[]): RuleMatcher {
  return (text, sentences, pairs) => {
    let all: Span[] | null = null;
    for (const part of parts) {
      const found = part(text, sentences, pairs);
      if (found !== null) all = all === null ? [...found] : [...all, ...found];
    }
    return all;
  };
}

function allOf(parts: readonly RuleMatcher[]): RuleMatcher {
  return (text, sentences, pairs) => {
    const all: Span[] = [];
    for (const part of parts) {
      const found = part(text, sentences, pairs);
      if (found === null) return null;
      all.push(...found);
    }
    return all;
  };
}

const LETTER = /[\p{L}\p{N}]/u;
const HAN = /\p{Script=Han}/u;
const isLetter = (character: string) => character !== "" && LETTER.test(character) && !HAN.test(character);

/** Finds a word; an end in Latin letters must be the end of a word there, give or take a plural s. */
function wordMatcher(word: string, isPrefix: boolean, takesPlural: boolean): RuleMatcher {
  const wanted = withPlainApostrophes(simplify(word).text);
  const startsLatin = isLetter(wanted.charAt(0));
  const endsLatin = isLetter(wanted.charAt(wanted.length - 1));
  const endAt = (text: string, end: number): number => {
    if (!endsLatin || !isLetter(text.charAt(end))) return end;
    if (isPrefix) return wordEnd(text, end);
    if (!takesPlural) return -1;
    const plural = text.startsWith("es", end) ? end + 2 : text.charAt(end) === "s" ? end + 1 : -1;
    return plural >= 0 && !isLetter(text.charAt(plural)) ? plural : -1;
  };
  const mayHold = pairTest(wanted);
  return (text, _, pairs) => {
    if (!mayHold(pairs)) return null;
    let places: Span[] | null = null;
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      if (startsLatin && isLetter(text.charAt(at - 1))) continue;
      const end = endAt(text, at + wanted.length);
      if (end < 0) continue;
      if (places === null) places = [];
      places.push({ start: at, end });
      if (places.length === MOST_PLACES) break;
    }
    return places;
  };
}

function wordEnd(text: string, from: number): number {
  let end = from;
  while (isLetter(text.charAt(end))) end += 1;
  return end;
}

function nearMatcher(left: RuleMatcher, right: RuleMatcher, distance: number): RuleMatcher {
  return (text, sentences, pairs) => {
    const lefts = left(text, sentences, pairs);
    const rights = lefts === null ? null : right(text, sentences, pairs);
    if (lefts === null || rights === null) return null;
    const places = lefts.flatMap((one) =>
      rights.filter((other) => isNear(text, sentences, one, other, distance)).map((other) => joined(one, other)),
    );
    return places.length === 0 ? null : places.slice(0, MOST_PLACES);
  };
}

function joined(one: Span, other: Span): Span {
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}

const UNITS = /\p{Script=Han}|[\p{L}\p{N}']+/gu;

/** Whether at most `distance` Han characters and Latin words stand between two places of one sentence. */
function isNear(text: string, sentences: readonly Span[], one: Span, other: Span, distance: number): boolean {
  const [first, second] = one.start <= other.start ? [one, other] : [other, one];
  const sentence = sentences.find(({ start, end }) => first.start >= start && first.start < end);
  if (sentence === undefined || second.start >= sentence.end || first.end > second.start) return false;
  return (text.slice(first.end, second.start).match(UNITS)?.length ?? 0) <= distance;
}
