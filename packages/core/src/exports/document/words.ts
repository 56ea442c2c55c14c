import type { LocalisedText } from "@heard/db/schema/columns";
import { type Locale, loadMessages, type Messages } from "@heard/messages";
import { createTranslator } from "use-intl/core";

/** The words of a file, in its reader's language. */
export async function exportWords(locale: Locale) {
  const messages: Messages = await loadMessages(locale);
  return {
    locale,
    /** Heads of columns, by key. */
    columns: messages.exports.columns,
    t: createTranslator({ locale, messages }),
    /** A name in the reader's language, or in English where nobody has translated it. */
    name: (text: LocalisedText) => text[locale] ?? text.en,
  };
}
export type ExportWords = Awaited<ReturnType<typeof exportWords>>;
