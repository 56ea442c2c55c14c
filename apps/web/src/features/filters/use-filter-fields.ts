import { modes } from "@heard/core/catalogue/rules";
import { useLocale, useTranslations } from "next-intl";
import type { Catalogue } from "#lib/catalogue.ts";
import { filterFields } from "./filter-fields.ts";

const languages = ["en", "zh-Hans", "zh-Hant", "und"] as const;
const dimensions = ["source", "stage", "touchpoint", "channel", "mode", "language"] as const;

/** The filters of an organisation in the reader's language. */
export function useFilterFields(catalogue: Catalogue): ReturnType<typeof filterFields> {
  const t = useTranslations();
  const locale = useLocale();
  const wordsOf = <Key extends string>(keys: readonly Key[], say: (key: Key) => string) =>
    Object.fromEntries(keys.map((key) => [key, say(key)])) as Record<Key, string>;
  return filterFields(catalogue, locale, {
    fields: wordsOf(dimensions, (key) => t(`scores.filters.${key}`)),
    modes: wordsOf(modes, (key) => t(`common.modes.${key}`)),
    languages: wordsOf(languages, (key) => t(`common.languages.${key}`)),
  });
}
