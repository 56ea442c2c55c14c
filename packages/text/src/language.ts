import { hanVariety } from "./language/han-variety.ts";
import { latinLanguage } from "./language/latin-language.ts";
import { countScripts } from "./language/scripts.ts";

/**
 * The language a comment is written in, as a BCP 47 tag.
 *
 * Decided by script: kana make it Japanese, Hangul Korean; Han is `zh-Hans` or `zh-Hant` by the characters that only
 * one of the two writes, Cantonese counting as `zh-Hant`; Latin is `en` unless the words are clearly another
 * language's. In a mixed comment a Han character weighs as much as a Latin word, so product names in Latin letters do
 * not make a Chinese comment English.
 *
 * Han text that both scripts write alike takes `fallback` when that is Chinese (pass the organisation's language) and
 * is `zh-Hans` otherwise. Text without letters is `fallback`.
 *
 * @example
 * detectLanguage("物流很快，包装也好"); // => "zh-Hans"
 * detectLanguage("服務員態度好好，下次會再嚟"); // => "zh-Hant"
 * detectLanguage("Staff were friendly"); // => "en"
 * detectLanguage("很好", "zh-Hant"); // => "zh-Hant"
 * detectLanguage("10/10 👍"); // => "und"
 */
export function detectLanguage(text: string, fallback = "und"): string {
  const words = text.replace(NOT_WRITTEN_BY_HAND, " ");
  const { han, kana, hangul, latin, other, otherLanguage } = countScripts(words);
  const dense = han + kana;
  if (dense + hangul + latin + other === 0) return fallback;
  if (hangul > 0 && hangul >= dense && hangul * 2 >= latin) return "ko";
  if (other > Math.max(dense, latin)) return otherLanguage;
  if (dense === 0) return latinLanguage(words).language;
  if (latin > dense && (latin > dense * 2 || latinLanguage(words).evidence >= 2)) return latinLanguage(words).language;
  // A lone の decorates Chinese shop names; Japanese sentences are a third kana or more.
  if (kana >= 2 && kana * 4 >= dense) return "ja";
  return hanVariety(words, fallback);
}

/** Addresses, handles and placeholders say nothing about the writer's language. */
const NOT_WRITTEN_BY_HAND =
  /⟦[a-z]{1,12}⟧|https?:\/\/[!-~]{1,500}|www\.[!-~]{1,500}|[!-~]{1,64}@[a-z0-9.-]{1,64}|@\w{1,40}/gi;
