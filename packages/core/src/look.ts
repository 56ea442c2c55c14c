const spaces = /\p{White_Space}+/gu;
/** What leaves no mark on a screen: zero-width and direction signs, fillers, variation selectors, the blank of braille. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/gu;
/** Controls, halves of characters, and the signs that turn the text around them about. */
const unkeepable = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/** Without what no database keeps: NUL, and halves of characters. */
export const isStorable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();
export const isSound = (text: string): boolean => !unkeepable.test(text);
/** What nearly every text has; the rest is looked at closely. */
const usual = /[!-~\u4e00-\u9fff]/;
export const isVisible = (text: string): boolean =>
  usual.test(text) || text.replace(unseen, "").replace(spaces, "") !== "";

/** Letters of other alphabets that no reader tells from a Latin one. */
const latin = [..."aeopcyxijsdhlvqwoavptkivugi"];
const twins = new Map([..."аеорсухіјѕԁһӏѵԛԝοανρτκіνυɡı"].map((letter, at) => [letter, latin[at] ?? letter]));

/** What an eye makes of a name: two names with one look cannot be told apart in a list. */
export function lookOf(name: string): string {
  const plain = name.normalize("NFKC").replace(unseen, "").toLowerCase().replace(spaces, " ").trim();
  return [...plain].map((sign) => twins.get(sign) ?? sign).join("");
}
