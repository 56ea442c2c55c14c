"use client";

import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "#lib/measure.ts";
import { type Sentiment, sentiments } from "./comments-view.ts";
import { FilterMenu } from "./filter-menu.tsx";
import type { NamedTheme } from "./use-comment-names.ts";

/** Comments by what they speak of. Nothing to choose, nothing shown. */
export function ThemeFilter({
  themes,
  value,
  onChange,
}: {
  themes: readonly NamedTheme[];
  value: readonly string[];
  onChange: (value: string[]) => void;
}) {
  const t = useTranslations("comments.theme");
  const locale = useLocale();
  if (themes.length === 0) return null;
  const chosen = themes.filter(({ key }) => value.includes(key)).map(({ name }) => nameIn(locale, name));
  const item = ({ key, name }: NamedTheme) => ({
    ...{ id: key, label: nameIn(locale, name), selected: value.includes(key) },
    onAction: () => onChange([key]),
  });
  const groups = themes
    .filter(({ parent }) => parent === null)
    .map((top) => ({ id: top.key, items: branchOf(themes, top).map(item) }));
  return (
    <FilterMenu
      label={t("label")}
      shown={chosen.length > 0 ? chosen.join(", ") : null}
      all={t("all")}
      groups={[
        {
          id: "any",
          items: [{ id: "any", label: t("any"), selected: value.length === 0, onAction: () => onChange([]) }],
        },
        ...groups,
      ]}
    />
  );
}

function branchOf(themes: readonly NamedTheme[], top: NamedTheme): NamedTheme[] {
  return [top, ...themes.filter(({ parent }) => parent === top.key).flatMap((child) => branchOf(themes, child))];
}

/** Comments by how they speak of the theme, or come across as a whole. */
export function SentimentFilter({
  value,
  onChange,
}: {
  value: Sentiment | null;
  onChange: (value: Sentiment | null) => void;
}) {
  const t = useTranslations("comments.sentiment");
  const item = (one: Sentiment | null) => ({
    ...{ id: one ?? "any", label: t(one ?? "any"), selected: value === one },
    onAction: () => onChange(one),
  });
  return (
    <FilterMenu
      label={t("label")}
      shown={value && t(value)}
      all={t("all")}
      groups={[
        { id: "any", items: [item(null)] },
        { id: "each", items: sentiments.map(item) },
      ]}
    />
  );
}
