"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import type { CommentNames } from "./comment-row.tsx";

/** The names behind the keys of comments, in the reader's language; a key without a name names itself. */
export function useCommentNames(catalogue: Catalogue): CommentNames {
  const locale = useLocale();
  return useMemo(() => {
    const touchpoints = new Map(catalogue.touchpoints.map(({ key, name }) => [key, nameIn(locale, name)]));
    const channels = new Map(catalogue.channels.map(({ key, name }) => [key, nameIn(locale, name)]));
    const metrics = new Map(
      catalogue.metrics.map(({ key, name, kind }) => [
        key,
        { name: nameIn(locale, name), kind: kind === "nps" || kind === "ces" ? kind : ("other" as const) },
      ]),
    );
    return {
      touchpoint: (key) => touchpoints.get(key) ?? key,
      channel: (key) => channels.get(key) ?? key,
      metric: (key) => metrics.get(key) ?? { name: key, kind: "other" },
    };
  }, [catalogue, locale]);
}
