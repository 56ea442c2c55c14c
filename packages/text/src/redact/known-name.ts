import { isChineseSentimentWord } from "../sentiment/chinese-words.ts";
import { fold } from "../tokens/fold.ts";
import { NAMES_LIKE_WORDS, SURNAMES, WORDS_LIKE_NAMES } from "./cues.ts";
import type { Finding } from "./kinds.ts";
import type { Scan } from "./scan.ts";

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const CAPITAL = /\p{Lu}/u;
const BETWEEN_PARTS = /[\s·・,.-]/;
const MOST_BETWEEN = 3;
/** What stands before or after a name in an address book and is none. */
const TITLES = new Set(
  (
    "mr mrs ms mx miss dr prof sir madam jr sr 先生 女士 小姐 太太 " +
    "customer client user member owner manager director assistant supervisor reception staff team service support sales admin account test " +
    "hotel hostel restaurant cafe company office school university hospital clinic airport station group ltd limited inc llc"
  ).split(" "),
);
const TITLE_AFTER = /(?:先生|女士|小姐|太太)$/u;
/** A shorter part, such as an initial or a 王, says nothing without its neighbours. */
const SHORTEST_PART = 3;
const SHORTEST_WHOLE = 2;
const APOSTROPHES = /[’‘ʼ]/g;
const HAN = /^\p{Script=Han}{1,200}$/u;
const foldedWords = (list: string): string[] => list.split(", ").map((word) => fold(word).text);
const FOLDED_SURNAMES = foldedWords(SURNAMES);
const HAN_WORDS: ReadonlySet<string> = new Set(foldedWords(WORDS_LIKE_NAMES));

type Part = { readonly text: string; readonly isSpaced: boolean };

/**
 * Names that are known, such as that of the customer who writes: whole in any capitals, script and order of their parts, and in Latin letters each part
 * alone where it is written like a name and is no word. Looks for each part once, so time grows with text and names.
 */
export function findKnownNames({ text }: Scan, names: readonly string[]): Finding[] {
  if (names.length === 0) return [];
  const folded = foldName(text);
  return names.flatMap((name) => {
    const parts = partsOf(name);
    const orders = ordersOf(parts);
    if (!orders.some(isName)) return [];
    return [
      ...orders.flatMap((order) => findWhole(folded, order.flatMap(piecesOf))),
      ...distinct(parts.filter(speaksAlone)).flatMap((part) => findPart(text, folded, part)),
    ];
  });
}

function partsOf(name: string): Part[] {
  return foldName(name.replace(TITLE_AFTER, ""))
    .split(/[\s·・,.]/)
    .filter((text) => text !== "" && !TITLES.has(text))
    .map(partOf);
}

/** Phones type ’ by themselves where an address book holds '. */
const foldName = (text: string): string => fold(text).text.replace(APOSTROPHES, "'");
const partOf = (text: string): Part => ({ text, isSpaced: !WITHOUT_SPACES.test(text) });

/** Jean-Luc is written jean luc as well. */
const piecesOf = ({ text }: Part): Part[] =>
  text
    .split("-")
    .filter((piece) => piece !== "")
    .map(partOf);

/** As it stands, with the surname first or last, and both without the names between. */
function ordersOf(parts: readonly Part[]): Part[][] {
  const [first, last] = [parts[0], parts.at(-1)];
  const outer = parts.length > 2 && first && last && [first, last].every(standsForItself) ? [[first, last]] : [];
  const orders = [[...parts], ...outer];
  return parts.length > 1 ? orders.flatMap((order) => [order, order.toReversed()]) : orders;
}

const standsForItself = ({ text, isSpaced }: Part): boolean => isSpaced && text.length >= SHORTEST_WHOLE;

/** Given names and nicknames in Han characters are words of every comment: 高兴, 安宁. Of two characters a surname leads, and no word of feeling is a name. */
function isName(parts: readonly Part[]): boolean {
  const whole = parts.map(({ text }) => text).join("");
  if (!HAN.test(whole)) return true;
  if (HAN_WORDS.has(whole) || isChineseSentimentWord(whole)) return false;
  return whole.length > SHORTEST_WHOLE || FOLDED_SURNAMES.some((surname) => whole.startsWith(surname));
}

/** Who names themselves "Aaa Aaa Aaa" is looked for once. */
const distinct = (parts: readonly Part[]): Part[] => [...new Map(parts.map((part) => [part.text, part])).values()];

function findWhole(folded: string, parts: readonly Part[]): Finding[] {
  const [first] = parts;
  if (first === undefined || parts.reduce((length, { text }) => length + text.length, 0) < SHORTEST_WHOLE) return [];
  // A name of one word in Latin letters is a part, and has to look like a name.
  if (parts.length === 1 && first.isSpaced) return [];
  return placesOf(folded, first).flatMap((start) => {
    const end = endOf(folded, start, parts);
    return end < 0 ? [] : [{ start, end, kind: "name" as const }];
  });
}

/** Where the parts end that begin here, with little between them; −1 when they do not all stand there. */
function endOf(folded: string, start: number, parts: readonly Part[]): number {
  let at = start;
  for (const [index, part] of parts.entries()) {
    if (index > 0) {
      const before = at;
      while (at - before < MOST_BETWEEN && BETWEEN_PARTS.test(folded.charAt(at))) at += 1;
      if (at === before && part.isSpaced) return -1;
    }
    if (!standsAt(folded, at, part)) return -1;
    at += part.text.length;
  }
  return at;
}

function findPart(text: string, folded: string, part: Part): Finding[] {
  return placesOf(folded, part).flatMap((start) =>
    CAPITAL.test(text.charAt(start)) ? [{ start, end: start + part.text.length, kind: "name" as const }] : [],
  );
}

const speaksAlone = ({ text, isSpaced }: Part): boolean =>
  isSpaced && text.length >= SHORTEST_PART && !NAMES_LIKE_WORDS.has(text);

function placesOf(folded: string, part: Part): number[] {
  const places: number[] = [];
  for (let at = folded.indexOf(part.text); at >= 0; at = folded.indexOf(part.text, at + 1))
    if (standsAt(folded, at, part)) places.push(at);
  return places;
}

/** Letters that need spaces are a word of their own; Han characters stand among others. */
function standsAt(folded: string, at: number, { text, isSpaced }: Part): boolean {
  if (!folded.startsWith(text, at)) return false;
  return !isSpaced || !(touches(folded.charAt(at - 1)) || touches(folded.charAt(at + text.length)));
}

const touches = (neighbour: string): boolean =>
  neighbour !== "" && LETTER.test(neighbour) && !WITHOUT_SPACES.test(neighbour);
