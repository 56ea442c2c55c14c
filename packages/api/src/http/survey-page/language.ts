/**
 * The languages of an Accept-Language header by their weights; what is refused is left out.
 * @example
 * wishesOf("fr;q=0.3, zh-TW, *;q=0.1"); // => ["zh-TW", "fr"]
 */
export function wishesOf(acceptLanguage: string | undefined): string[] {
  const wishes = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...params] = part.split(";").map((piece) => piece.trim());
      const weight = Number(params.find((param) => param.startsWith("q="))?.slice(2) ?? 1);
      return { tag, weight: Number.isFinite(weight) ? weight : 0 };
    });
  return wishes
    .filter(({ tag, weight }) => weight > 0 && /^[A-Za-z]/.test(tag))
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

const leftwards = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"]);

/** The direction in which a language is written. */
export function directionOf(language: string): "ltr" | "rtl" {
  return leftwards.has(new Intl.Locale(language).maximize().script ?? "") ? "rtl" : "ltr";
}

// On a phone the two writings of Chinese stand beside English in one line.
const shortNames: Record<string, string> = { "zh-Hans": "简体", "zh-Hant": "繁體" };

/** A language by its own name. */
export function nameOfLanguage(language: string): string {
  return shortNames[language] ?? new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
}
