import { type NormalisedText, normalise } from "../normalise.ts";
import pack from "../packs/han-fold.json" with { type: "json" };

/**
 * Folds text into the form in which search compares it: NFKC, lower case, Latin letters without their accents, and
 * Simplified, Traditional, Hong Kong and Taiwan forms of a Han character as one. Unit by unit, whatever stands around,
 * so any piece of a text folds to the same piece of its fold, and the way back to the original is `normalise`'s.
 *
 * @example
 * fold("Café 售後").text; // => "cafe 售后"
 */
export function fold(original: string): NormalisedText {
  const { text, origins } = normalise(original);
  let folded = "";
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const target = FOLD[unit] ?? unit;
    if (target === unit) continue;
    folded += text.slice(copied, at) + String.fromCharCode(target);
    copied = at + 1;
  }
  return { text: folded + text.slice(copied), origins };
}

/** The characters that fold to the same one as this, itself included; only within the blocks of Han and kana. */
export function variantsOf(character: string): string {
  variants ??= collectVariants();
  return variants.get(character) ?? character;
}

/** What each UTF-16 unit folds to. */
const FOLD = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);

/** Blocks with capitals or accented Latin letters. */
const LETTER_BLOCKS = [
  [0x41, 0x5a],
  [0xc0, 0x58f],
  [0x10a0, 0x10ff],
  [0x13a0, 0x13f5],
  [0x1e00, 0x1fff],
  [0x2c00, 0x2dff],
  [0xa640, 0xa7ff],
  [0xab70, 0xabbf],
] as const;

/** Latin letters with a stroke, which Unicode does not take apart into letter and accent. */
const STROKED: Readonly<Record<string, string>> = { đ: "d", ħ: "h", ı: "i", ł: "l", ø: "o", ŧ: "t" };

for (const [from, to] of LETTER_BLOCKS) {
  for (let unit = from; unit <= to; unit++) FOLD[unit] = foldLetter(String.fromCharCode(unit)).charCodeAt(0);
}
for (const [leader = "", ...others] of pack.classes.split(" ")) {
  for (const other of others) FOLD[other.charCodeAt(0)] = leader.charCodeAt(0);
}

function foldLetter(letter: string): string {
  const bare = letter.normalize("NFD").charAt(0);
  const base = /[A-Za-z]/.test(bare) ? bare : letter;
  const lower = base.toLowerCase();
  const single = lower.length === 1 ? lower : base;
  return STROKED[single] ?? single;
}

let variants: ReadonlyMap<string, string> | undefined;

const DENSE_BLOCKS = [
  [0x2e80, 0x9fff],
  [0xf900, 0xfaff],
  [0xff65, 0xff9d],
] as const;

function collectVariants(): ReadonlyMap<string, string> {
  const collected = new Map<string, string>();
  for (const [from, to] of DENSE_BLOCKS) {
    for (let unit = from; unit <= to; unit++) {
      const character = String.fromCharCode(unit);
      const target = fold(character).text;
      if (target.length === 1) collected.set(target, (collected.get(target) ?? "") + character);
    }
  }
  return collected;
}
