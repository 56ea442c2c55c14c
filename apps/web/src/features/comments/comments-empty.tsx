"use client";

import { Button } from "@heard/ui/button";
import { buttonStyle } from "@heard/ui/button-style";
import { StateNote } from "@heard/ui/state-note";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { DayRange } from "#lib/days.ts";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { sliceSize } from "#lib/slice.ts";
import type { CommentsView } from "./comments-view.ts";

export type CommentsEmptyProps = {
  organisation: string;
  view: CommentsView;
  days: DayRange;
  format: Format;
  /** Nothing has ever come in. */
  isFirst: boolean;
  onChange: (view: CommentsView) => void;
};

/** Nothing found: what was looked for, and the step that widens the search most; or nothing to find yet, and the ways in. */
export default function CommentsEmpty({ organisation, isFirst, ...search }: CommentsEmptyProps) {
  const t = useTranslations("comments.empty");
  if (!isFirst) return <NothingFits {...search} />;
  return (
    <StateNote
      title={t("noneTitle")}
      action={
        <Link href={paths.home(organisation)} className={buttonStyle("primary")}>
          {t("noneWays")}
        </Link>
      }
    >
      {t("noneBody")}
    </StateNote>
  );
}

function NothingFits({ view, days, format, onChange }: Omit<CommentsEmptyProps, "organisation" | "isFirst">) {
  const t = useTranslations();
  const words = view.words.trim();
  const between = { from: format.day(days.from), to: format.day(days.to) };
  const filtered =
    sliceSize(view.slice) > 0 || view.score !== null || view.themes.length > 0 || view.sentiments.length > 0;
  return (
    <StateNote
      title={t("comments.empty.title")}
      action={
        <>
          <Button tone="primary" onClick={() => onChange({ ...view, period: "last-12-months" })}>
            {t("comments.empty.longer")}
          </Button>
          {filtered ? (
            <Button onClick={() => onChange({ ...view, slice: {}, score: null, themes: [], sentiments: [] })}>
              {t("scores.filters.clear")}
            </Button>
          ) : null}
          {words === "" ? null : (
            <Button onClick={() => onChange({ ...view, words: "" })}>{t("comments.empty.noWords")}</Button>
          )}
        </>
      }
    >
      {words === "" ? t("comments.empty.body", between) : t("comments.empty.words", { ...between, words })}
    </StateNote>
  );
}
