"use client";

import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "#lib/measure.ts";
import { type Sentiment, sentiments } from "./comments-view.ts";
import { FilterMenu } from "./filter-menu.tsx";
import { type NamedTheme, themeBranch } from "./use-comment-names.ts";

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
    .map((top) => ({ id: top.key, items: themeBranch(themes, top).map(item) }));
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

/** Comments by how they speak of the theme, or come across as a whole. */
export function SentimentFilter({
  value,
  onChange,
}: {
  value: readonly Sentiment[];
  onChange: (value: Sentiment[]) => void;
}) {
  const t = useTranslations("comments.sentiment");
  const list = useTranslations("common.list");
  const item = (one: Sentiment | null) => ({
    ...{ id: one ?? "any", label: t(one ?? "any") },
    selected: one === null ? value.length === 0 : value.includes(one),
    onAction: () => onChange(one === null ? [] : [one]),
  });
  return (
    <FilterMenu
      label={t("label")}
      shown={value.length > 0 ? value.map((one) => t(one)).join(list("separator")) : null}
      all={t("all")}
      groups={[
        { id: "any", items: [item(null)] },
        { id: "each", items: sentiments.map(item) },
      ]}
    />
  );
}
