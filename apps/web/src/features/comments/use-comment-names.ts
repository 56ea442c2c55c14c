"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";
import type { Catalogue } from "#lib/catalogue.ts";
import { type LocalisedText, nameIn } from "#lib/measure.ts";
import type { CommentNames } from "./comment-row.tsx";
import { metricNames } from "./comment-score.tsx";

/** A theme of the organisation, as filters and comments name it. */
export type NamedTheme = { key: string; name: LocalisedText; parent: string | null };

/** A theme with all that is part of it, in the order of the tree. */
export function themeBranch(themes: readonly NamedTheme[], top: NamedTheme): NamedTheme[] {
  return [top, ...themes.filter(({ parent }) => parent === top.key).flatMap((child) => themeBranch(themes, child))];
}

/** The names behind the keys of comments, in the reader's language; a key without a name names itself. */
export function useCommentNames(catalogue: Catalogue, themes: readonly NamedTheme[]): CommentNames {
  const locale = useLocale();
  return useMemo(() => {
    const touchpoints = new Map(catalogue.touchpoints.map(({ key, name }) => [key, nameIn(locale, name)]));
    const sources = new Map(catalogue.sources.map(({ key, name }) => [key, nameIn(locale, name)]));
    const channels = new Map(catalogue.channels.map(({ key, name }) => [key, nameIn(locale, name)]));
    const themeNames = new Map(themes.map(({ key, name }) => [key, nameIn(locale, name)]));
    return {
      theme: (key) => themeNames.get(key) ?? key,
      source: (key) => sources.get(key) ?? key,
      touchpoint: (key) => touchpoints.get(key) ?? key,
      channel: (key) => channels.get(key) ?? key,
      metric: metricNames(catalogue.metrics, locale),
    };
  }, [catalogue, themes, locale]);
}
