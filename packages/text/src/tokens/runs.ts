import { listPlaceholders } from "../redact/kinds.ts";

/** A stretch of folded text that search treats as one. */
export type Run = {
  /** `dense`: a script without spaces between words; `word`: letters, digits or both; `symbol`: an emoji. */
  readonly kind: "dense" | "word" | "symbol";
  readonly start: number;
  readonly end: number;
  /** What is compared: the run without apostrophes and accents left over. */
  readonly text: string;
};

/** Scripts that are written without spaces between words, or whose words carry endings that a search should see past. */
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /[\p{L}\p{N}\p{M}]/u;
const ACCENT = /[\u0300-\u036F]/;
const SYMBOL = /\p{Extended_Pictographic}/u;

type CharacterClass = Run["kind"] | "accent" | "apostrophe" | "none";

const CLASSES = new Map<number, CharacterClass>();

/** The runs of a folded text, in order. Placeholders of redaction are passed over. */
export function* runsOf(folded: string): Generator<Run> {
  const placeholders = folded.includes("⟦") ? listPlaceholders(folded) : [];
  let at = 0;
  for (const { start, end } of [...placeholders, { start: folded.length, end: folded.length }]) {
    while (at < start) {
      const run = readRun(folded, at, start);
      if (run !== null) yield run;
      at = run === null ? at + characterAt(folded, at).length : run.end + possessiveLength(folded, run);
    }
    at = end;
  }
}

/** The parts of a word that mixes letters and digits: iphone and 15 of iphone15. None for other words. */
export function partsOf(run: Run): Run[] {
  if (run.kind !== "word" || !/\p{N}/u.test(run.text) || !/\P{N}/u.test(run.text)) return [];
  // Offsets of parts are only right where nothing was left out of the word, which mixed words hardly ever have.
  return [...run.text.matchAll(/\p{N}+|\P{N}+/gu)].map(({ 0: text, index }) => ({
    kind: "word",
    start: Math.min(run.start + index, run.end),
    end: Math.min(run.start + index + text.length, run.end),
    text,
  }));
}

function readRun(folded: string, start: number, limit: number): Run | null {
  const first = characterAt(folded, start);
  const kind = classOf(first);
  if (kind === "symbol") return { kind, start, end: start + first.length, text: first };
  if (kind !== "dense" && kind !== "word") return null;
  let end = start;
  let text = "";
  while (end < limit) {
    const character = characterAt(folded, end);
    const found = classOf(character);
    if (found === kind) text += character;
    else if (kind !== "word" || !(found === "accent" || joinsWord(folded, end, found))) break;
    end += character.length;
  }
  return { kind, start, end, text };
}

/** An apostrophe inside a word is left out (don't → dont), but ends it before a final s (company's → company). */
function joinsWord(folded: string, at: number, found: CharacterClass): boolean {
  return found === "apostrophe" && classOf(characterAt(folded, at + 1)) === "word" && !startsPossessive(folded, at);
}

function startsPossessive(folded: string, at: number): boolean {
  return /^['’]s$/.test(folded.slice(at, at + 2)) && classOf(characterAt(folded, at + 2)) !== "word";
}

function possessiveLength(folded: string, run: Run): number {
  return run.kind === "word" && startsPossessive(folded, run.end) ? 2 : 0;
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

function classOf(character: string): CharacterClass {
  const code = character.codePointAt(0);
  if (code === undefined) return "none";
  const known = CLASSES.get(code);
  if (known !== undefined) return known;
  const found = classify(character);
  CLASSES.set(code, found);
  return found;
}

function classify(character: string): CharacterClass {
  if (character === "'" || character === "’") return "apostrophe";
  if (DENSE.test(character)) return "dense";
  if (ACCENT.test(character)) return "accent";
  if (WORD.test(character)) return "word";
  return SYMBOL.test(character) ? "symbol" : "none";
}
