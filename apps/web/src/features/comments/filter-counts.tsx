"use client";

import type { FilterCounts as Counts } from "@heard/core/comments/count-by-filter";
import { noValue } from "@heard/core/measures/rules";
import { Checkbox } from "@heard/ui/checkbox";
import { Skeleton } from "@heard/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DayRange } from "#lib/days.ts";
import type { Format } from "#lib/format.ts";
import { useTRPC } from "#trpc/client.tsx";
import type { CommentNames } from "./comment-row.tsx";
import { commentsInput } from "./comments-input.ts";
import { type CommentsView, type Sentiment, sentiments } from "./comments-view.ts";

export type FilterCountsProps = {
  view: CommentsView;
  days: DayRange;
  names: CommentNames;
  format: Format;
  /** The list is being searched: what is counted waits until it is there. */
  busy: boolean;
  onChange: (view: CommentsView) => void;
};

/** What the comments can be narrowed to, each with how many that would show. */
export default function FilterCounts({ view, days, names, format, busy, onChange }: FilterCountsProps) {
  const t = useTranslations("comments");
  const trpc = useTRPC();
  const { limit: _limit, ...input } = commentsInput(view, days);
  const { data: counts } = useQuery({
    ...trpc.comments.countByFilter.queryOptions(input),
    placeholderData: keepPreviousData,
    enabled: !busy,
  });
  const languageName = useLanguageName(format);
  if (counts === undefined) return <Counting />;
  if (counts === null) return <p className="text-ink-3 text-small">{t("narrow.tooMany")}</p>;
  const set = (more: Partial<CommentsView>) => onChange({ ...view, ...more });
  const slice = (dimension: "touchpoint" | "language", values: string[]) => {
    const { [dimension]: _before, ...rest } = view.slice;
    set({ slice: values.length > 0 ? { ...rest, [dimension]: values } : rest });
  };
  return (
    <div className="flex flex-col gap-5">
      <Choices
        title={t("theme.label")}
        rows={withChosen(counts.themes, view.themes).map(({ key, count }) => ({ key, count, name: names.theme(key) }))}
        chosen={view.themes}
        format={format}
        onChange={(themes) => set({ themes })}
      />
      <Choices
        title={t("sentiment.label")}
        rows={sentiments.map((one) => ({ key: one, count: counts.sentiments[one], name: t(`sentiment.${one}`) }))}
        chosen={view.sentiments}
        format={format}
        onChange={(chosen) => set({ sentiments: chosen as Sentiment[] })}
      />
      <Choices
        title={t("narrow.touchpoint")}
        rows={withChosen(keyed(counts.touchpoints), view.slice.touchpoint ?? []).map(({ key, count }) => ({
          ...{ key, count, name: key === noValue ? t("narrow.none") : names.touchpoint(key) },
        }))}
        chosen={view.slice.touchpoint ?? []}
        format={format}
        onChange={(values) => slice("touchpoint", values)}
      />
      <Choices
        title={t("narrow.language")}
        rows={withChosen(
          counts.languages.map(({ key, count }) => ({ key: key ?? "und", count })),
          view.slice.language ?? [],
        ).map(({ key, count }) => ({ key, count, name: languageName(key) }))}
        chosen={view.slice.language ?? []}
        format={format}
        onChange={(values) => slice("language", values)}
      />
    </div>
  );
}

const keyed = (rows: Counts["touchpoints"]) => rows.map(({ key, count }) => ({ key: key ?? noValue, count }));

/** What is chosen stays in the list, also when nothing has it. */
function withChosen(rows: readonly { key: string; count: number }[], chosen: readonly string[]) {
  const missing = chosen.filter((key) => !rows.some((row) => row.key === key));
  return [...rows, ...missing.map((key) => ({ key, count: 0 }))];
}

function useLanguageName(format: Format): (key: string) => string {
  const languages = useTranslations("common.languages");
  return (key) => {
    const known = (["und", "en", "zh-Hans", "zh-Hant"] as const).find((one) => one === key);
    return known ? languages(known) : format.language(key);
  };
}

/** Rows before the rest is asked for. */
const fewest = 5;

type Row = { key: string; name: string; count: number };
type ChoicesProps = {
  title: string;
  rows: Row[];
  chosen: readonly string[];
  format: Format;
  onChange: (chosen: string[]) => void;
};

function Choices({ title, rows, chosen, format, onChange }: ChoicesProps) {
  const t = useTranslations("comments.narrow");
  const [isLong, setIsLong] = useState(false);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const shown = isLong ? rows : rows.filter(({ key }, at) => at < fewest || chosen.includes(key));
  const toggle = (key: string, on: boolean) => onChange(on ? [...chosen, key] : chosen.filter((one) => one !== key));
  return (
    <fieldset>
      <legend className="mb-1.5 text-ink-3 text-small">{title}</legend>
      {rows.length === 0 ? <p className="text-ink-3 text-small">{t("nothing")}</p> : null}
      {shown.map(({ key, name, count }) => (
        <div key={key} className="mb-1.5">
          <Checkbox
            label={name}
            count={format.count(count)}
            checked={chosen.includes(key)}
            onChange={(event) => toggle(key, event.target.checked)}
            className={chosen.includes(key) ? "font-medium" : ""}
          />
          <span aria-hidden="true" className="ml-5.5 block">
            <span
              className={`block h-0.5 ${chosen.includes(key) ? "bg-accent" : "bg-line-strong"}`}
              style={{ width: `${(count / most) * 100}%` }}
            />
          </span>
        </div>
      ))}
      {rows.length > shown.length || isLong ? (
        <button type="button" className="link text-small" onClick={() => setIsLong(!isLong)}>
          {isLong ? t("fewer") : t("all", { count: format.count(rows.length) })}
        </button>
      ) : null}
    </fieldset>
  );
}

function Counting() {
  const t = useTranslations("comments.narrow");
  return (
    <div role="status">
      <span className="sr-only">{t("counting")}</span>
      {Array.from({ length: 12 }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places that never move
        <Skeleton key={at} className="mb-3 h-4 w-full" />
      ))}
    </div>
  );
}
