/** What a text is made of for the linear models: each gram as a number, with the stretch it covers. */
export type VisitGram = (hash: number, start: number, end: number) => void;

const LONGEST_HAN_GRAM = 3;
const SHORTEST_LETTER_GRAM = 3;
const LONGEST_LETTER_GRAM = 5;

/** Seeds that keep words and pairs of words apart from each other and from pieces of words. */
const WORD = 101;
const WORD_PAIR = 102;

/**
 * Runs of one to three characters, spaces passed over; the third of a character in a row and further ones are passed
 * over too, so that 好好好好好 and 好好好 are the same.
 */
export function visitHanGrams(text: string, start: number, end: number, visit: VisitGram): void {
  const units: number[] = [];
  const places: number[] = [];
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 32 || unit === 0x3000) continue;
    if (units.at(-1) === unit && units.at(-2) === unit) continue;
    units.push(unit);
    places.push(at);
  }
  for (let first = 0; first < units.length; first++) {
    let hash = 0x811c9dc5;
    const from = places[first] ?? 0;
    for (let length = 1; length <= LONGEST_HAN_GRAM && first + length <= units.length; length++) {
      const last = first + length - 1;
      hash = mix(hash, units[last] ?? 0);
      visit(finish(hash ^ length), from, (places[last] ?? 0) + 1);
    }
  }
}

const LATIN_WORDS = /[a-z']+|[!?]+|[0-9]+/g;

/** Words, pairs of words, and pieces of three to five characters of each word with its borders. */
export function visitLatinGrams(text: string, start: number, end: number, visit: VisitGram): void {
  let previous: { hash: number; start: number } | null = null;
  for (const match of text.slice(start, end).matchAll(LATIN_WORDS)) {
    const word = match[0];
    const [from, to] = [start + match.index, start + match.index + word.length];
    const hash = hashOf(word, WORD);
    visit(finish(hash), from, to);
    if (previous !== null) visit(finish(mix(previous.hash, hash) ^ WORD_PAIR), previous.start, to);
    previous = { hash, start: from };
    visitPieces(` ${word} `, from - 1, visit);
  }
}

function visitPieces(bordered: string, from: number, visit: VisitGram) {
  for (let first = 0; first + SHORTEST_LETTER_GRAM <= bordered.length; first++) {
    let hash = 0x811c9dc5;
    for (let length = 1; length <= LONGEST_LETTER_GRAM && first + length <= bordered.length; length++) {
      hash = mix(hash, bordered.charCodeAt(first + length - 1));
      if (length < SHORTEST_LETTER_GRAM) continue;
      const start = Math.max(from + first, from + 1);
      const end = Math.min(from + first + length, from + bordered.length - 1);
      visit(finish(hash ^ length), start, end);
    }
  }
}

function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = mix(hash, text.charCodeAt(at));
  return hash;
}

/** One step of FNV-1a with its high bits folded in. */
function mix(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ unit, 0x01000193);
  return mixed ^ (mixed >>> 13);
}

/** The last steps of MurmurHash3, which spread every bit over the whole number. */
function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}
