import stopWords from "./packs/phrase-stop-words.json" with { type: "json" };
import { tokens } from "./tokens.ts";

const STOP_WORDS = new Set(stopWords.latin.split(" "));
const HAN = /^\p{Script=Han}$/u;

/**
 * What a short text is told by: pairs of neighbouring characters where a script has no spaces, else words, without function words and without the
 * plural. Script and case do not matter.
 *
 * @example
 * [...wordsToCompare("Open the second tills")]; // => ["open", "second", "till"]
 */
export function wordsToCompare(text: string): ReadonlySet<string> {
  return new Set(
    tokens(text)
      // A character alone is in too many texts to tell anything.
      .filter((token) => !STOP_WORDS.has(token) && !HAN.test(token))
      .map((token) => (/^[a-z]{3,}[^s]s$/.test(token) ? token.slice(0, -1) : token)),
  );
}

/**
 * How much of what two short texts say is the same, 0 to 1: the cosine of their sets of words (Salton & McGill, "Introduction to Modern Information
 * Retrieval", 1983). One word in common is chance, unless it is all that one of them says.
 *
 * @example
 * likeness(wordsToCompare("Second till at noon"), wordsToCompare("A second till")) > 0.8; // => true
 * likeness(wordsToCompare("收银台太少"), wordsToCompare("多開一個收銀台")) > 0.3; // => true
 * likeness(wordsToCompare("Second till"), wordsToCompare("Second floor")); // => 0
 */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((word) => other.has(word)).length;
  const least = Math.min(one.size, other.size, 2);
  return shared === 0 || shared < least ? 0 : shared / Math.sqrt(one.size * other.size);
}
