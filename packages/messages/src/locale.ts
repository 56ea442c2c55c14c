/** The languages of the product, in the order in which they are offered. */
export const locales = ["en", "zh-Hans", "zh-Hant"] as const;
export type Locale = (typeof locales)[number];

/** Each language in its own words; never translated. */
export const localeNames: Record<Locale, string> = { en: "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文" };

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/**
 * The product's language for one BCP 47 tag, or `null`. Chinese goes by script; without one by region, for Taiwan, Hong Kong
 * and Macao write Traditional.
 *
 * @example
 * localeOf("zh-HK"); // => "zh-Hant"
 * localeOf("en-GB"); // => "en"
 * localeOf("fr"); // => null
 */
export function localeOf(tag: string): Locale | null {
  const [language, ...subtags] = tag.trim().toLowerCase().split(/[-_]/);
  if (language === "en") return "en";
  if (language !== "zh" && language !== "yue" && language !== "cmn") return null;
  if (subtags.includes("hans")) return "zh-Hans";
  if (subtags.includes("hant") || language === "yue") return "zh-Hant";
  return subtags.some((subtag) => ["tw", "hk", "mo"].includes(subtag)) ? "zh-Hant" : "zh-Hans";
}

/** The first language of an Accept-Language header that the product speaks, by its weights; `null` when it speaks none. */
export function negotiateLocale(acceptLanguage: string | null | undefined): Locale | null {
  const wishes = (acceptLanguage ?? "").split(",").map((part) => {
    const [tag = "", ...params] = part.split(";");
    const weight = Number(params.find((param) => param.trim().startsWith("q="))?.split("=")[1] ?? 1);
    return { tag, weight: Number.isFinite(weight) ? weight : 0 };
  });
  const byWeight = wishes.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return byWeight.map(({ tag }) => localeOf(tag)).find((locale) => locale !== null) ?? null;
}
