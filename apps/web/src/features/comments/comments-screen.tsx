"use client";

import type { CommentPage } from "@heard/core/comments/search";
import { latePart } from "@heard/ui/late-part";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState, useSyncExternalStore } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { FilterBar } from "#features/filters/filter-bar.tsx";
import { useFilterFields } from "#features/filters/use-filter-fields.ts";
import type { Catalogue } from "#lib/catalogue.ts";
import { paths, queryOf } from "#lib/paths.ts";
import { resolvePeriod } from "#lib/period.ts";
import { CommentResults } from "./comment-results.tsx";
import { CommentSearch } from "./comment-search.tsx";
import { type CommentsInput, commentsInput, narrowed } from "./comments-input.ts";
import { type CommentsView, commentsQuery, parseCommentsView } from "./comments-view.ts";
import type { NamedTheme } from "./use-comment-names.ts";
import { useComments } from "./use-comments.ts";

const ExportMenu = latePart(
  async () => ({ default: (await import("#features/exports/export-menu.tsx")).ExportMenu }),
  () => null,
);
const SavedViewsMenu = latePart(
  async () => ({ default: (await import("#features/saved-views/saved-views-menu.tsx")).SavedViewsMenu }),
  () => null,
);
const CommentFilters = latePart(
  () => import("./comment-filters.tsx"),
  () => null,
);

// Nobody sees it before a page is printed. It is drawn when its code is there and never by the server: whoever is cut off before would get a page
// that its code does not fit.
const PrintHead = latePart(
  () => import("./comments-print-head.tsx"),
  () => null,
);

export type CommentsScreenProps = {
  organisation: { key: string; name: string; timeZone: string; yearStartMonth: number };
  canExport: boolean;
  canShare: boolean;
  canCorrect: boolean;
  canUnmask: boolean;
  canLog: boolean;
  initial: CommentsView;
  /** What the address asked for and `initial` leaves out, in words. */
  refused: ReactNode;
  today: string;
  catalogue: Catalogue;
  themes: readonly NamedTheme[];
  first: { input: CommentsInput; page: CommentPage };
};

/** Voice / Comments: words in, comments out, one of them looked at. Every change is a new address without a new page. */
export function CommentsScreen({
  organisation,
  canExport,
  canShare,
  initial,
  refused,
  today,
  catalogue,
  themes,
  first,
  ...rights
}: CommentsScreenProps) {
  const [view, setView] = useState(initial);
  const change = useCallback(
    (next: CommentsView) => {
      setView(next);
      window.history.replaceState(null, "", paths.comments(organisation.key, commentsQuery(next)));
    },
    [organisation.key],
  );
  const days = resolvePeriod(view.period, today, organisation.yearStartMonth);
  const comments = useComments(organisation.key, commentsInput(view, days), first);
  const { fields, moreFields } = useFilterFields(catalogue);
  const t = useTranslations("comments");
  const isInBrowser = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  return (
    <>
      {isInBrowser && <PrintHead {...{ organisation, view, days, catalogue, themes }} />}
      <PageHeader
        title={t("title")}
        actions={
          <ExportMenu
            organisation={organisation.key}
            content={{
              kind: "comments",
              words: view.words.trim(),
              period: days,
              filters: view.slice,
              ...narrowed(view),
            }}
            canExport={canExport}
            of={t("title")}
          />
        }
      />
      <CommentSearch words={view.words} onSearch={(words) => change({ ...view, words })} />
      <FilterBar
        value={{ ...view, compare: "none" }}
        onChange={({ period, slice }) => change({ ...view, period, slice })}
        days={days}
        today={today}
        timeZone={organisation.timeZone}
        fields={fields}
        moreFields={moreFields}
        withCompare={false}
        busy={comments.isPlaceholderData}
        views={
          <SavedViewsMenu
            screen="comments"
            query={queryOf(paths.comments(organisation.key, commentsQuery(view)))}
            canShare={canShare}
            onOpen={(query) => change(parseCommentsView(new URLSearchParams(query)))}
          />
        }
      >
        <CommentFilters catalogue={catalogue} themes={themes} view={view} onChange={change} />
      </FilterBar>
      {/* The next view has an address of its own, that says only what is shown. */}
      {view === initial ? refused : null}
      <CommentResults
        organisation={organisation}
        view={view}
        days={days}
        catalogue={catalogue}
        themes={themes}
        comments={comments}
        onChange={change}
        {...rights}
      />
    </>
  );
}
