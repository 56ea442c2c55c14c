"use client";

import { latePart } from "@heard/ui/late-part";
import { MissingDialog, MissingPanel } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { LoadError } from "#components/load-error.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { DayRange } from "#lib/days.ts";
import { useFormat } from "#lib/use-format.ts";
import { CommentList, type CommentRights } from "./comment-list.tsx";
import type { CommentsView } from "./comments-view.ts";
import { type NamedTheme, useCommentNames } from "./use-comment-names.ts";
import type { useComments } from "./use-comments.ts";

const CommentsEmpty = latePart(() => import("./comments-empty.tsx"), MissingPanel);
const FilterCounts = latePart(() => import("./filter-counts.tsx"), MissingPanel);
const CommentKeys = latePart(
  () => import("./comment-keys.tsx"),
  () => null,
);
const FilterDrawer = latePart(() => import("./filter-drawer.tsx"), MissingDialog);

export type CommentResultsProps = CommentRights & {
  organisation: { key: string; timeZone: string };
  catalogue: Catalogue;
  themes: readonly NamedTheme[];
  view: CommentsView;
  days: DayRange;
  comments: ReturnType<typeof useComments>;
  onChange: (view: CommentsView) => void;
};

/** What a search found, or why there is nothing, beside what it can be narrowed to. */
export function CommentResults(props: CommentResultsProps) {
  const { organisation, catalogue, themes, view, days, comments, onChange, ...rights } = props;
  const t = useTranslations("comments.narrow");
  const format = useFormat(organisation.timeZone);
  const names = useCommentNames(catalogue, themes);
  const isWide = useIsWide();
  const [isNarrowing, setIsNarrowing] = useState(false);
  const isEmpty = (comments.data?.pages ?? []).every(({ items }) => items.length === 0);
  if (isEmpty && comments.isError) return <LoadError error={comments.error} onRetry={() => void comments.refetch()} />;
  // Every comment has a source: without one, no other words and no other period would help.
  const isFirst = catalogue.sources.length === 0;
  const filters = { view, days, names, format, onChange, busy: comments.isPlaceholderData };
  const found = isEmpty ? (
    <CommentsEmpty {...{ organisation: organisation.key, view, days, format, isFirst, onChange }} />
  ) : (
    <CommentList
      organisation={organisation.key}
      words={view.words.trim()}
      {...{ catalogue, themes, days, comments, format, isWide, ...rights }}
    />
  );
  if (isFirst) return found;
  return (
    <>
      <div className="wide:grid wide:grid-cols-[10rem_minmax(0,1fr)] wide:gap-x-6">
        <aside aria-label={t("label")} className="py-3 max-wide:hidden" data-print="hide">
          {isWide ? <FilterCounts {...filters} /> : null}
        </aside>
        <div className="min-w-0">
          <button
            type="button"
            className="link finger-high mt-2 text-ui wide:hidden"
            onPointerEnter={FilterDrawer.preload}
            onClick={() => setIsNarrowing(true)}
            data-print="hide"
          >
            {t("label")}
          </button>
          {found}
        </div>
      </div>
      {isNarrowing ? <FilterDrawer {...filters} onClose={() => setIsNarrowing(false)} /> : null}
      {isEmpty ? null : <CommentKeys canCorrect={rights.canCorrect} />}
    </>
  );
}

/** Whether there is room beside the list: what nobody sees is not counted. */
function useIsWide(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const query = window.matchMedia(wide);
      query.addEventListener("change", onChange);
      return () => query.removeEventListener("change", onChange);
    },
    () => window.matchMedia(wide).matches,
    () => false,
  );
}
const wide = "(min-width: 72rem)";
