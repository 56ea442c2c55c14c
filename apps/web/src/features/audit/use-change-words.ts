"use client";

import type { AuditItem } from "@heard/core/audit";
import { useLocale, useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { type LocalisedText, nameIn } from "#lib/measure.ts";

/** Where the words of a field's values stand, most of them beside what they are words of. */
const valueWords: Record<string, readonly string[]> = {
  direction: ["common.directions"],
  headlineMethod: ["metricRegistry.methods"],
  kind: ["metricRegistry.kinds", "audit.values.kind"],
  locale: ["common.languages"],
  object: ["metricRegistry.objects"],
  roles: ["common.roles"],
  scope: ["common.scopes"],
  scopes: ["apiKeys.scopes"],
  screen: ["audit.values.screen"],
  state: ["audit.values.state"],
};
const instants = ["expiresAt", "revokedAt"];
const languages = ["en", "zh-Hans", "zh-Hant"] as const;

export type ChangeLine = { name: string; before: string | null; after: string | null };

/** What changed, from what to what, in the reader's language; fields that hold something personal are named only. */
export function useChangeWords(format: Format): (item: AuditItem) => ChangeLine[] {
  const t = useTranslations();
  const locale = useLocale();
  // Fields and values come from the log at run time, so they cannot be checked by type; what has no words keeps its code.
  const known = t as unknown as {
    (key: string, params?: Record<string, string>): string;
    has: (key: string) => boolean;
  };

  const fieldName = (field: string) => {
    const [, word = field, item = ""] = /^(score|comment) (.+)$/.exec(field) ?? [];
    return known.has(`audit.fieldNames.${word}`) ? known(`audit.fieldNames.${word}`, { item }) : field;
  };
  const wordOf = (field: string, value: unknown, other: unknown): string => {
    if (value === null || value === "") return t("audit.values.none");
    if (typeof value === "boolean") return t(value ? "audit.values.yes" : "audit.values.no");
    if (typeof value === "number") return format.count(value);
    if (Array.isArray(value))
      return value.length === 0
        ? t("audit.values.none")
        : format.list(value.map((one) => wordOf(field, String(one), null)));
    if (isLocalised(value)) return inLanguages(value, other, locale, (language) => t(`common.languages.${language}`));
    if (typeof value !== "string") return JSON.stringify(value);
    if (instants.includes(field)) return format.instant(new Date(value));
    const key = valueWords[field]?.map((path) => `${path}.${value}`).find((path) => known.has(path));
    return key ? known(key) : value;
  };

  return ({ fields, before, after }) =>
    [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {}), ...fields])].map((field) => ({
      name: fieldName(field),
      before: before && field in before ? wordOf(field, before[field], after?.[field]) : null,
      after: after && field in after ? wordOf(field, after[field], before?.[field]) : null,
    }));
}

function isLocalised(value: unknown): value is LocalisedText {
  return typeof value === "object" && value !== null && "en" in value && typeof value.en === "string";
}

/** A text in the reader's language. Where that is the same on both sides, those in which it changed. */
function inLanguages(
  text: LocalisedText,
  other: unknown,
  locale: (typeof languages)[number],
  languageName: (language: (typeof languages)[number]) => string,
): string {
  if (!isLocalised(other) || nameIn(locale, text) !== nameIn(locale, other)) return nameIn(locale, text);
  const changed = languages.filter((language) => text[language] !== other[language]);
  if (changed.length === 0) return nameIn(locale, text);
  return changed.map((language) => `${languageName(language)} ${text[language] ?? "–"}`).join(" · ");
}
