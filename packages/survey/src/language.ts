import type { Texts } from "./texts.ts";

/**
 * A text in a language, else in the fallback, else in whichever there is.
 * @example
 * textIn({ en: "Why?", "zh-Hans": "为什么？" }, "zh-Hant", "zh-Hans"); // => "为什么？"
 */
export function textIn(texts: Texts, language: string, fallback: string): string {
  for (const tag of [language, fallback]) if (Object.hasOwn(texts, tag) && texts[tag]) return texts[tag];
  return Object.values(texts).find((text) => text !== "") ?? "";
}

/**
 * The language in which to ask somebody: the first wish that the survey speaks. Chinese goes by script, so Taiwan, Hong Kong and Macau read
 * Traditional where no script is named; other regions of a language count as the language.
 * @example
 * languageFor({ languages: ["en", "zh-Hans", "zh-Hant"], defaultLanguage: "en" }, ["zh-HK", "en"]); // => "zh-Hant"
 */
export function languageFor(
  { languages, defaultLanguage }: { languages: readonly string[]; defaultLanguage: string },
  wished: readonly string[],
): string {
  for (const wish of wished) {
    const exact = languages.find((tag) => tag.toLowerCase() === wish.toLowerCase());
    const kin = exact ?? languages.find((tag) => kinOf(tag) === kinOf(wish));
    if (kin) return kin;
  }
  return defaultLanguage;
}

/** What two tags share when a reader of one reads the other. */
function kinOf(tag: string): string {
  const [language = "", ...rest] = tag.toLowerCase().replaceAll("_", "-").split("-");
  if (!["zh", "yue", "cmn"].includes(language)) return language;
  if (rest.includes("hans")) return "zh-hans";
  const isTraditional = language === "yue" || rest.some((part) => ["hant", "tw", "hk", "mo"].includes(part));
  return isTraditional ? "zh-hant" : "zh-hans";
}
