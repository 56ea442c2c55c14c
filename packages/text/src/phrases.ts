import stopWords from "./packs/phrase-stop-words.json" with { type: "json" };
import { joinUnits, type PhraseRun, phraseRuns } from "./phrases/runs.ts";
import { read } from "./reading.ts";
import type { Span } from "./span.ts";

/** A phrase that many comments share. */
export type KeyPhrase = {
  /** In the form of `simplify`: simplified, lower case. */
  readonly phrase: string;
  /** Comments that hold it. */
  readonly commentCount: number;
  /** How much its parts hold together, weighed by how often it is said; only for ranking. */
  readonly score: number;
};

export type KeyPhraseOptions = { readonly limit?: number; readonly minComments?: number };

const MOST_COMMENTS = 20_000;
const LONGEST = { han: 6, latin: 3 } as const;
/** A Latin word alone is a phrase, a Han character is not. */
const SHORTEST = { han: 2, latin: 1 } as const;

/** A longer phrase swallows a part of it that hardly stands elsewhere. */
const SWALLOWED_FROM = 0.7;

/**
 * The phrases that stand out in a set of comments: two to six Han characters or one to three Latin words that hold
 * together (pointwise mutual information of their two halves), are said by `minComments` and more, neither begin nor
 * end with a function word, and are no mere part of a longer one (the idea of the C-value: Frantzi, Ananiadou & Mima
 * 2000). Of more than 20,000 comments every n-th is read.
 *
 * @example
 * keyPhrases(["送货太慢", "送货快", "送貨慢", "味道好", "好吃"]).map(({ phrase }) => phrase); // => ["送货"]
 */
export function keyPhrases(comments: readonly string[], options: KeyPhraseOptions = {}): KeyPhrase[] {
  const { limit = 50, minComments = 3 } = options;
  const step = Math.max(1, Math.ceil(comments.length / MOST_COMMENTS));
  const runs = comments.filter((_, index) => index % step === 0).map((comment) => phraseRuns(read(comment)));
  const counts = countPhrases(runs, minComments);
  const phrases = [...counts]
    .filter(([phrase]) => standsAlone(phrase))
    .map(([phrase, commentCount]) => ({ phrase, commentCount, score: scoreOf(phrase, counts, runs.length) }))
    .filter(({ score }) => score > 0);
  return withoutParts(phrases)
    .sort((a, b) => b.score - a.score || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, limit);
}

/** Where a phrase that `keyPhrases` gave stands in a comment as given. */
export function findPhrase(comment: string, phrase: string): Span[] {
  const { text, toOriginal } = read(comment);
  const found: Span[] = [];
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) {
    found.push(toOriginal({ start: at, end: at + phrase.length }));
  }
  return found;
}

/** Comments that hold each phrase, length by length; a phrase is counted only when its two shorter parts are frequent. */
function countPhrases(comments: readonly (readonly PhraseRun[])[], minComments: number): Map<string, number> {
  const all = new Map<string, number>();
  for (let length = 1; length <= LONGEST.han; length++) {
    const counts = new Map<string, number>();
    for (const runs of comments) {
      for (const phrase of phrasesOf(runs, length, all)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
    }
    for (const [phrase, count] of counts) if (count >= minComments) all.set(phrase, count);
  }
  return all;
}

function phrasesOf(runs: readonly PhraseRun[], length: number, known: ReadonlyMap<string, number>): Set<string> {
  const phrases = new Set<string>();
  for (const run of runs) {
    if (length > LONGEST[run.script]) continue;
    for (let from = 0; from + length <= run.units.length; from++) {
      const to = from + length;
      if (length > 1 && !(known.has(joinUnits(run, from, to - 1)) && known.has(joinUnits(run, from + 1, to)))) continue;
      phrases.add(joinUnits(run, from, to));
    }
  }
  return phrases;
}

const HAN_EDGES = new Set(stopWords.hanEdges);
const LATIN_STOP_WORDS = new Set(stopWords.latin.split(" "));
const HAN = /\p{Script=Han}/u;

function unitsOf(phrase: string): string[] {
  return HAN.test(phrase) ? [...phrase] : phrase.split(" ");
}

function standsAlone(phrase: string): boolean {
  const units = unitsOf(phrase);
  const edges = [units[0] ?? "", units.at(-1) ?? ""];
  if (HAN.test(phrase)) return units.length >= SHORTEST.han && !edges.some((edge) => HAN_EDGES.has(edge));
  return edges.every((edge) => edge.length > 2 && !LATIN_STOP_WORDS.has(edge));
}

/** The least mutual information over all cuts into two, times the root of the count; a lone word has only its count. */
function scoreOf(phrase: string, counts: ReadonlyMap<string, number>, comments: number): number {
  const count = counts.get(phrase) ?? 0;
  const units = unitsOf(phrase);
  if (units.length === 1) return Math.sqrt(count);
  const separator = HAN.test(phrase) ? "" : " ";
  const countOf = (from: number, to: number) => counts.get(units.slice(from, to).join(separator)) ?? count;
  const information = units.slice(1).map((_, index) => {
    const cut = index + 1;
    return Math.log2((count * comments) / (countOf(0, cut) * countOf(cut, units.length)));
  });
  return Math.min(...information) * Math.sqrt(count) * Math.log2(units.length + 1);
}

/** Leaves out a phrase of which nearly all comments say one longer phrase that stands for itself. */
function withoutParts(phrases: readonly KeyPhrase[]): KeyPhrase[] {
  const swallowed = new Set<string>();
  const counts = new Map(phrases.map(({ phrase, commentCount }) => [phrase, commentCount]));
  for (const { phrase, commentCount } of phrases) {
    const units = unitsOf(phrase);
    const separator = HAN.test(phrase) ? "" : " ";
    for (let from = 0; from < units.length; from++) {
      for (let to = from + 1; to <= units.length; to++) {
        const part = units.slice(from, to).join(separator);
        if (part !== phrase && commentCount >= SWALLOWED_FROM * (counts.get(part) ?? Number.POSITIVE_INFINITY))
          swallowed.add(part);
      }
    }
  }
  return phrases.filter(({ phrase }) => !swallowed.has(phrase));
}
