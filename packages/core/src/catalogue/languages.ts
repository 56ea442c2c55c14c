/**
 * Languages as the small numbers that cells are made of: 0 not known, 1 English, 2 Simplified and 3 Traditional Chinese, and every
 * two-letter ISO 639-1 code as 100 + its place among the two-letter words. No table, the same everywhere, and reversible.
 */
const named = ["und", "en", "zh-Hans", "zh-Hant"] as const;
const letterA = "a".charCodeAt(0);

/** The code of a BCP 47 tag, by language and, for Chinese, script; `null` for what is no language tag. Regions are folded away. */
export function languageCode(tag: string): number | null {
  const code = (named as readonly string[]).indexOf(tag);
  if (code >= 0) return code;
  const [language = "", ...rest] = tag.trim().replaceAll("_", "-").toLowerCase().split("-");
  if (language === "und" || language === "") return 0;
  if (language === "en") return 1;
  if (language === "zh" || language === "yue" || language === "cmn") return isTraditional(language, rest) ? 3 : 2;
  if (!/^[a-z]{2}$/.test(language)) return null;
  return 100 + (language.charCodeAt(0) - letterA) * 26 + (language.charCodeAt(1) - letterA);
}

/** Where it is written; a lone "t" is what Qualtrics writes for it, beside "zh-s". */
const traditional = new Set(["tw", "hk", "mo", "t"]);

function isTraditional(language: string, subtags: readonly string[]): boolean {
  if (subtags.includes("hans")) return false;
  return subtags.includes("hant") || language === "yue" || subtags.some((subtag) => traditional.has(subtag));
}

/** The tag of a code: "zh-Hant" for 3. */
export function languageTag(code: number): string {
  const known = named[code];
  if (known) return known;
  const place = code - 100;
  if (place < 0 || place >= 26 * 26) throw new RangeError(`${code} is not the code of a language`);
  return String.fromCharCode(letterA + Math.floor(place / 26), letterA + (place % 26));
}
