"use client";

import { useLocale, useTranslations } from "next-intl";
import { PrintHead } from "#features/exports/print-head.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { DayRange } from "#lib/days.ts";
import { nameIn } from "#lib/measure.ts";
import { sliceWords } from "#lib/slice-words.ts";
import { useFormat } from "#lib/use-format.ts";
import type { CommentsView } from "./comments-view.ts";
import type { NamedTheme } from "./use-comment-names.ts";

type CommentsPrintHeadProps = {
  organisation: { key: string; name: string; timeZone: string };
  view: CommentsView;
  days: DayRange;
  catalogue: Catalogue;
  themes: readonly NamedTheme[];
};

/** What the printed page says of itself: which comments these are. */
export default function CommentsPrintHead({ organisation, view, days, catalogue, themes }: CommentsPrintHeadProps) {
  const t = useTranslations("comments");
  const locale = useLocale();
  const none = useTranslations("scores.breakdown")("none");
  const words = view.words.trim();
  return (
    <PrintHead
      organisation={organisation}
      title={t("title")}
      days={days}
      filters={[
        ...(words === "" ? [] : [`“${words}”`]),
        ...sliceWords(view.slice, catalogue, locale, none),
        ...themes.filter(({ key }) => view.themes.includes(key)).map(({ name }) => nameIn(locale, name)),
        ...view.sentiments.map((one) => t(`sentiment.${one}`)),
      ]}
      format={useFormat(organisation.timeZone)}
    />
  );
}
