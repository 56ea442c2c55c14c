import { invalidInput } from "../errors.ts";

const [shortest, longest] = [3, 200];
/** White space, as it is or as JSON spells it: what is kept as JSON is searched as such. */
const space = String.raw`\s|\\[nrt]`;
/** What people write between the digits of a number. */
const between = `(?:[-().·/–—]|${space}){0,3}`;
/** The end of a number is the same with and without the digits of its country. */
const digitsCompared = 8;

/**
 * The pattern by which a person is looked for, of PostgreSQL and of JavaScript alike: a number by its last digits, however they are grouped, anything else as it is
 * spelt, in whatever case and with whatever white space.
 * @throws DomainError invalid_input for what is too short to tell one person from another
 *
 * @example
 * new RegExp(personPattern("+351 912 345 678"), "i").test("call 0912-345-678") // => true
 */
export function personPattern(text: string): string {
  const plain = text.normalize("NFKC").trim();
  const expected = plain.length < shortest ? `at least ${shortest} characters` : `at most ${longest} characters`;
  if (plain.length < shortest || plain.length > longest) throw invalidInput("invalid_value", { value: text, expected });
  const digits = plain.replace(/\D/g, "");
  const isNumber = digits.length >= digitsCompared && /^\+?[-\s().·/–—\d]+$/.test(plain);
  if (isNumber) return [...digits.slice(-digitsCompared)].join(between);
  return plain
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\"]/g, spelt))
    .join(`(?:${space}){1,3}`);
}

/** A character that means something in a pattern, or is spelt otherwise in JSON. */
function spelt(character: string): string {
  if (character === '"') return String.raw`\\?"`;
  return character === "\\" ? String.raw`\\{1,2}` : `\\${character}`;
}
