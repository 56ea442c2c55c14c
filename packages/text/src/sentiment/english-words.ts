import own from "../packs/sentiment-en.json" with { type: "json" };
import vader from "../packs/sentiment-en-vader.json" with { type: "json" };
import { type SentimentHit, squash } from "./hit.ts";

const byWord = (groups: Readonly<Record<string, string>>) =>
  Object.entries(groups).flatMap(([valence, words]) =>
    words.split(" ").map((word) => [word, Number(valence)] as const),
  );

/** The words written for Heard stand before VADER's. */
const VALENCES = new Map<string, number>([...byWord(vader.words), ...byWord(own.words)]);
const IDIOMS = new Map<string, number>(Object.entries(own.idioms));
const LONGEST_IDIOM = 6;

const BOOST = 0.293;
const EMPHASIS = new Map<string, number>([
  ...own.boosters.split(" ").map((word) => [word, BOOST] as const),
  ...own.dampeners.split(" ").map((word) => [word, -BOOST] as const),
]);
const NEGATORS = new Set(own.negators.split(" "));

/** VADER's constants: what is left of a negated word, what capitals add, what each exclamation mark adds. */
const NEGATED = -0.74;
const CAPITALS = 0.733;
const EXCLAMATION = 0.292;
const MOST_EXCLAMATIONS = 4;
const BEFORE_BUT = 0.5;
const AFTER_BUT = 1.5;
const DAMPED = [1, 0.95, 0.9];

type Word = { readonly text: string; readonly start: number; readonly end: number; readonly isShouted: boolean };

const WORDS = /[a-z0-9][a-z0-9'’-]*|[:;=x8>][-'o]?[)(\][dp/\\|3<*]+|<\/?3/g;

/**
 * The English sentiment words of a sentence, after VADER (Hutto & Gilbert, "VADER: A Parsimonious Rule-based Model for
 * Sentiment Analysis of Social Media Text", ICWSM 2014): negation and emphasis within three words, capitals, and what
 * follows a but counting more. `shouted` tells whether a stretch stood in capitals in the original.
 */
export function englishHits(
  text: string,
  sentence: { readonly start: number; readonly end: number },
  shouted: (start: number, end: number) => boolean,
): SentimentHit[] {
  const words: Word[] = [];
  for (const match of text.slice(sentence.start, sentence.end).matchAll(WORDS)) {
    const start = sentence.start + match.index;
    const end = start + match[0].length;
    words.push({ text: match[0].replaceAll("’", "'"), start, end, isShouted: shouted(start, end) });
  }
  const capitalsSay = words.some(({ isShouted }) => isShouted) && words.some(({ isShouted }) => !isShouted);
  const but = words.findIndex(({ text: word }) => word === "but" || word === "however");
  const hits: SentimentHit[] = [];
  for (let index = 0; index < words.length; ) {
    const idiom = idiomAt(words, index);
    const length = idiom?.length ?? 1;
    const valence = idiom?.valence ?? wordValence(words, index, capitalsSay);
    const [first, last] = [words[index], words[index + length - 1]];
    if (valence !== 0 && first !== undefined && last !== undefined) {
      const weight = but < 0 ? 1 : index < but ? BEFORE_BUT : AFTER_BUT;
      hits.push({ start: first.start, end: last.end, valence: valence * weight });
    }
    index += length;
  }
  return hits;
}

/** VADER's compound of the hits of one sentence, exclamation marks of the sentence included. */
export function compoundOf(hits: readonly SentimentHit[], sentence: string): number {
  const sum = hits.reduce((total, { valence }) => total + valence, 0);
  if (sum === 0) return 0;
  const marks = Math.min(MOST_EXCLAMATIONS, sentence.split("!").length - 1);
  return squash(sum + Math.sign(sum) * marks * EXCLAMATION, 15);
}

function idiomAt(words: readonly Word[], index: number): { length: number; valence: number } | null {
  let phrase = words[index]?.text ?? "";
  let found: { length: number; valence: number } | null = null;
  for (let length = 1; length <= LONGEST_IDIOM; length++) {
    const valence = IDIOMS.get(phrase);
    if (valence !== undefined) found = { length, valence };
    const next = words[index + length];
    if (next === undefined) break;
    phrase += ` ${next.text}`;
  }
  return found;
}

function wordValence(words: readonly Word[], index: number, capitalsSay: boolean): number {
  const word = words[index];
  if (word === undefined || EMPHASIS.has(word.text)) return 0;
  const base = VALENCES.get(word.text);
  if (base === undefined || (word.text === "no" && VALENCES.has(words[index + 1]?.text ?? ""))) return 0;
  if (word.text === "like" && !isLiking(words[index - 1]?.text)) return 0;
  let valence = capitalsSay && word.isShouted ? base + Math.sign(base) * CAPITALS : base;
  for (let back = 0; back < 3; back++) {
    const previous = words[index - back - 1];
    if (previous === undefined || (VALENCES.has(previous.text) && !NEGATORS.has(previous.text))) continue;
    const emphasis = EMPHASIS.get(previous.text) ?? 0;
    valence += Math.sign(base) * emphasis * (DAMPED[back] ?? 0);
    if (NEGATORS.has(previous.text) || previous.text.endsWith("n't")) valence *= NEGATED;
  }
  return valence;
}

/** Like is a verb after a person or a modal, and a comparison otherwise. */
function isLiking(previous: string | undefined): boolean {
  return previous === undefined || LIKING.has(previous) || EMPHASIS.has(previous) || NEGATORS.has(previous);
}
const LIKING = new Set(
  "i we you they he she would also do did really to would'd i'd we'd who people kids customers all both and will".split(
    " ",
  ),
);
