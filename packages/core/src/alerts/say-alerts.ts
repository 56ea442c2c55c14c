import { type Locale, loadMessages } from "@heard/messages";
import { createTranslator } from "use-intl/core";
import type { AlertPlace, Namer } from "./name-series.ts";

/** What an alert says in one line, in the language of whoever is told. */
export async function sayAlerts(locale: Locale, name: Namer) {
  const messages = await loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: "alerts" });
  const modes: Readonly<Record<string, string>> = messages.common.modes;
  const languages: Readonly<Record<string, string>> = messages.common.languages;
  const place = (where: AlertPlace | null): string => {
    if (where === null) return t("all");
    const { key, name: own, field } = where;
    const said = own?.[locale] ?? own?.en ?? modes[key] ?? languages[key] ?? key;
    return field ? t("withField", { field: field[locale] ?? field.en, name: said }) : said;
  };
  return (measure: string, slice: string, direction: "down" | "up"): string => {
    const { kind, name: own } = name.measure(measure);
    return t(`told.${kind}.${direction}`, { where: place(name.place(slice)), measure: own?.[locale] ?? own?.en ?? "" });
  };
}
