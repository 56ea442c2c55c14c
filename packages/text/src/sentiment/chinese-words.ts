import { createDictionary } from "../dictionary.ts";
import pack from "../packs/sentiment-zh.json" with { type: "json" };
import { fold } from "../tokens/fold.ts";
import type { SentimentHit } from "./hit.ts";

type Role = "valence" | "booster" | "negator" | "contrast" | "other";
type Entry = { readonly role: Role; readonly value: number };

const listed = (words: string, role: Role, value = 0) =>
  words.split(" ").map((word) => [fold(word).text, { role, value }] as const);
const listedByValue = (groups: Readonly<Record<string, string>>, role: Role) =>
  Object.entries(groups).flatMap(([value, words]) => listed(words, role, Number(value)));

/** Later lists win: 不错 is good before 不 is a negation, 特别 is emphasis before 别 is one. */
const WORDS = createDictionary<Entry>([
  ...listed(pack.contrast, "contrast"),
  ...listed(pack.notNegators, "other"),
  ...listedByValue(pack.boosters, "booster"),
  ...listed(pack.negators, "negator"),
  ...listedByValue(pack.words, "valence"),
]);

/** Whether a folded text is a word of the lexicon and nothing beside. */
export const isChineseSentimentWord = (text: string): boolean => WORDS.longestAt(text, 0)?.length === text.length;

/** How far, in characters, a negation and an emphasis reach. */
const NEGATION_REACH = 3;
const BOOSTER_REACH = 2;

/** What a negation leaves of a word, and a negation of it: 不好 is milder than 坏, 不是不好 than 好. */
const NEGATED = -0.7;
const TWICE_NEGATED = 0.6;

/** What stands before a 但是 counts less than what stands after it. */
const BEFORE_CONTRAST = 0.6;
const AFTER_CONTRAST = 1.3;

const BOUNDARY = /[,.!?;:。、\n~…]/;
const LATIN = /[a-z0-9]/;

/**
 * The Chinese sentiment words of a simplified text, longest word first, with negation (an even number of them cancels
 * out), emphasis and contrast worked in.
 */
export function chineseHits(text: string): SentimentHit[] {
  const hits: SentimentHit[] = [];
  const before = { negations: 0, negatedAt: -99, emphasis: 0, emphasisedAt: -99 };
  let contrastFrom = 0;
  for (let at = 0; at < text.length; ) {
    const found = WORDS.longestAt(text, at);
    if (found === null || isPieceOfLatinWord(text, at, found.length)) {
      if (BOUNDARY.test(text.charAt(at))) Object.assign(before, { negations: 0, emphasis: 0 });
      at += 1;
      continue;
    }
    const end = at + found.length;
    const { role, value } = found.value;
    if (role === "negator") {
      before.negations = at - before.negatedAt > NEGATION_REACH ? 1 : before.negations + 1;
      before.negatedAt = end;
    } else if (role === "booster") {
      before.emphasis = (at - before.emphasisedAt > BOOSTER_REACH ? 0 : before.emphasis) + value;
      before.emphasisedAt = end;
    } else if (role === "contrast") {
      contrastFrom = hits.length;
      Object.assign(before, { negations: 0, emphasis: 0 });
    } else if (role === "valence") {
      const negated = before.negations > 0 && at - before.negatedAt <= NEGATION_REACH;
      const emphasised = at - before.emphasisedAt <= BOOSTER_REACH;
      const sign = negated ? (before.negations % 2 === 1 ? NEGATED : TWICE_NEGATED) : 1;
      hits.push({
        start: negated ? before.negatedAt - 1 : at,
        end,
        valence: value * sign * (emphasised ? 1 + before.emphasis : 1),
      });
      Object.assign(before, { negations: 0, emphasis: 0 });
    }
    at = end;
  }
  if (contrastFrom === 0) return hits;
  return hits.map((hit, index) => ({
    ...hit,
    valence: hit.valence * (index < contrastFrom ? BEFORE_CONTRAST : AFTER_CONTRAST),
  }));
}

/** ok stands in 还ok but not in book. */
function isPieceOfLatinWord(text: string, at: number, length: number): boolean {
  if (!LATIN.test(text.charAt(at))) return false;
  return LATIN.test(text.charAt(at - 1)) || LATIN.test(text.charAt(at + length));
}
