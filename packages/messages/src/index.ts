import type { Locale } from "./locale.ts";
import type { Texts } from "./texts.ts";

export { isLocale, type Locale, localeNames, localeOf, locales, negotiateLocale } from "./locale.ts";
export type { Texts } from "./texts.ts";

/** All texts, by area. English is the type. */
export type Messages = typeof import("./en/index.ts").messages;
/** A feature's texts: `common`, `errors`, or the name of a screen. */
export type Area = keyof Messages;

/**
 * The texts of one language. Each language is a module of its own, so a process loads only what its readers speak. The
 * type is English to the letter, because from the letters a translator's arguments are checked; the others have its shape.
 */
export async function loadMessages(locale: Locale): Promise<Messages> {
  switch (locale) {
    case "en":
      return (await import("./en/index.ts")).messages;
    case "zh-Hans":
      return (await import("./zh-Hans/index.ts")).messages satisfies Texts<Messages> as unknown as Messages;
    case "zh-Hant":
      return (await import("./zh-Hant/index.ts")).messages satisfies Texts<Messages> as unknown as Messages;
  }
}

/** Only these areas: what an island in the browser gets. */
export function pickAreas<const Name extends Area>(messages: Messages, areas: readonly Name[]): Pick<Messages, Name> {
  return Object.fromEntries(areas.map((area) => [area, messages[area]])) as Pick<Messages, Name>;
}
