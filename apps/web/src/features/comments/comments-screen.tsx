"use client";

import type { CommentPage } from "@heard/core/comments/search";
import { Button } from "@heard/ui/button";
import { RefreshIcon } from "@heard/ui/icons";
import { LoadMore } from "@heard/ui/load-more";
import { StateNote } from "@heard/ui/state-note";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { PageHeader } from "#components/page-header.tsx";
import { ExportMenu } from "#features/exports/export-menu.tsx";
import { PrintHead } from "#features/exports/print-head.tsx";
import { FilterBar } from "#features/filters/filter-bar.tsx";
import { RefusedNote } from "#features/filters/refused-note.tsx";
import { useFilterFields } from "#features/filters/use-filter-fields.ts";
import { SavedViewsMenu } from "#features/saved-views/saved-views-menu.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { paths, queryOf } from "#lib/paths.ts";
import { resolvePeriod } from "#lib/period.ts";
import type { Refused } from "#lib/refused.ts";
import { sliceWords } from "#lib/slice-words.ts";
import { useFormat } from "#lib/use-format.ts";
import { useListKeys } from "#lib/use-list-keys.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { CommentDetail } from "./comment-detail.tsx";
import { CommentKeys } from "./comment-keys.tsx";
import { CommentRow } from "./comment-row.tsx";
import { CommentSearch } from "./comment-search.tsx";
import { CommentsEmpty } from "./comments-empty.tsx";
import { type CommentsInput, commentsInput, pageSize } from "./comments-input.ts";
import { type CommentsView, commentsQuery, parseCommentsView } from "./comments-view.ts";
import { ScoreFilter } from "./score-filter.tsx";
import { useCommentNames } from "./use-comment-names.ts";
import { useComments } from "./use-comments.ts";

export type CommentsScreenProps = {
  organisation: { key: string; name: string; timeZone: string; yearStartMonth: number };
  canExport: boolean;
  canShare: boolean;
  initial: CommentsView;
  /** What the address asked for and `initial` leaves out. */
  refused: readonly Refused[];
  today: string;
  catalogue: Catalogue;
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
  first,
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
  const locale = useLocale();
  const format = useFormat(organisation.timeZone);
  const none = useTranslations("scores.breakdown")("none");
  const { words, score } = view;
  return (
    <>
      <PrintHead
        organisation={organisation}
        title={t("title")}
        days={days}
        filters={[
          ...(words.trim() === "" ? [] : [`“${words.trim()}”`]),
          ...sliceWords(view.slice, catalogue, locale, none),
        ]}
        format={format}
      />
      <PageHeader
        title={t("title")}
        actions={
          <ExportMenu
            organisation={organisation.key}
            content={{
              kind: "comments",
              words: words.trim(),
              period: days,
              filters: view.slice,
              ...(score ? { score } : {}),
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
      >
        <ScoreFilter catalogue={catalogue} value={view.score} onChange={(score) => change({ ...view, score })} />
        <SavedViewsMenu
          screen="comments"
          query={queryOf(paths.comments(organisation.key, commentsQuery(view)))}
          canShare={canShare}
          onOpen={(query) => change(parseCommentsView(new URLSearchParams(query)))}
        />
      </FilterBar>
      {/* The next view has an address of its own, that says only what is shown. */}
      {view === initial ? (
        <RefusedNote
          refused={refused}
          catalogue={catalogue}
          href={paths.comments(organisation.key, commentsQuery(view))}
        />
      ) : null}
      <CommentResults
        organisation={organisation}
        view={view}
        days={days}
        catalogue={catalogue}
        comments={comments}
        onChange={change}
      />
    </>
  );
}

type CommentResultsProps = Pick<CommentsScreenProps, "organisation" | "catalogue"> & {
  view: CommentsView;
  days: { from: string; to: string };
  comments: ReturnType<typeof useComments>;
  onChange: (view: CommentsView) => void;
};

function CommentResults({ organisation, view, days, catalogue, comments, onChange }: CommentResultsProps) {
  const t = useTranslations();
  const format = useFormat(organisation.timeZone);
  const names = useCommentNames(catalogue);
  const router = useRouter();
  const refusalText = useRefusalText();
  const [at, setAt] = useState<number | null>(null);
  const pages = comments.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const move = (index: number) => {
    setAt(index);
    document.querySelectorAll("[data-comment]")[index]?.scrollIntoView({ block: "nearest" });
  };
  const open = (index: number) => {
    const comment = items[index];
    if (comment) router.push(paths.response(organisation.key, comment.responseId));
  };
  useListKeys({ count: items.length, at, onMove: move, onOpen: open });
  if (comments.isError && items.length === 0) {
    return (
      <StateNote
        role="alert"
        title={t("common.states.errorTitle")}
        action={
          <Button icon={<RefreshIcon />} onClick={() => void comments.refetch()}>
            {t("common.actions.retry")}
          </Button>
        }
      >
        {refusalText(comments.error)}
      </StateNote>
    );
  }
  // Every comment has a source: without one, no other words and no other period would help.
  if (items.length === 0 && catalogue.sources.length === 0)
    return <StateNote title={t("comments.empty.noneTitle")}>{t("comments.empty.noneBody")}</StateNote>;
  if (items.length === 0) return <CommentsEmpty view={view} days={days} format={format} onChange={onChange} />;
  const [page] = pages;
  const counted = {
    shown: format.count(page?.count ?? 0),
    cap: format.count(page?.count ?? 0),
    words: view.words.trim(),
  };
  const total = page?.countIsCapped ? Number.POSITIVE_INFINITY : (page?.count ?? 0);
  return (
    <>
      <div className="grid wide:grid-cols-[minmax(0,1fr)_18rem] wide:gap-x-10">
        <div className="min-w-0" aria-busy={comments.isPlaceholderData}>
          <h2
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b py-3 text-body"
            aria-live="polite"
          >
            <span className="font-semibold">
              {view.words.trim() === ""
                ? page?.countIsCapped
                  ? t("comments.countCapped", counted)
                  : t("comments.count", counted)
                : page?.countIsCapped
                  ? t("comments.countCappedWith", counted)
                  : t("comments.countWith", counted)}
            </span>
            <span className="font-normal text-ink-3 text-small">{t("comments.newest")}</span>
          </h2>
          <ol>
            {items.map((comment, index) => (
              <CommentRow
                key={`${comment.responseId} ${comment.item}`}
                organisation={organisation.key}
                comment={comment}
                names={names}
                format={format}
                selected={index === at}
                onSelect={() => setAt(index)}
              />
            ))}
          </ol>
          {comments.hasNextPage ? (
            <LoadMore
              label={t("common.list.showMore", { count: Math.min(pageSize, total - items.length) })}
              shown={t(page?.countIsCapped ? "common.list.shownOfMore" : "common.list.shown", {
                shown: format.count(items.length),
                total: format.count(page?.count ?? 0),
              })}
              busy={comments.isFetchingNextPage}
              onLoad={() => void comments.fetchNextPage()}
            />
          ) : null}
        </div>
        <aside
          className="sticky top-6 max-h-[calc(100dvh-6rem)] self-start overflow-y-auto py-3 max-wide:hidden"
          aria-live="polite"
        >
          <h2 className="mb-3 font-semibold text-body">{t("comments.item.selected")}</h2>
          <CommentDetail
            organisation={organisation.key}
            comment={items[at ?? -1] ?? null}
            names={names}
            format={format}
          />
        </aside>
      </div>
      <CommentKeys />
    </>
  );
}
