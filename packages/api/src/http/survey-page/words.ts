import { type Locale, loadMessages, localeOf, type Messages } from "@heard/messages";
import { createTranslator } from "use-intl/core";

type Params = Readonly<Record<string, string | number>>;
/** What stands around the questions, in one language. */
export type Words = { locale: Locale; say: (key: string, params?: Params) => string };

const known = new Map<Locale, Promise<Words>>();

/**
 * The words around a survey for somebody who reads this language. Respondents may read languages that the product does not speak; they get
 * the words nearest to the survey's default language, else English.
 */
export function wordsFor(language: string, defaultLanguage: string): Promise<Words> {
  const locale = localeOf(language) ?? localeOf(defaultLanguage) ?? "en";
  const words = known.get(locale) ?? load(locale);
  known.set(locale, words);
  return words;
}

async function load(locale: Locale): Promise<Words> {
  const { respondent }: Pick<Messages, "respondent"> = await loadMessages(locale);
  const t = createTranslator({
    locale,
    messages: { respondent },
    namespace: "respondent",
    onError: (error) => {
      throw error;
    },
  });
  return { locale, say: t as unknown as Words["say"] };
}
