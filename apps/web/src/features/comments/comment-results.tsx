"use client";

import { latePart } from "@heard/ui/late-part";
import { MissingPanel } from "@heard/ui/missing-part";
import { LoadError } from "#components/load-error.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import type { DayRange } from "#lib/days.ts";
import { useFormat } from "#lib/use-format.ts";
import { CommentKeys } from "./comment-keys.tsx";
import { CommentList } from "./comment-list.tsx";
import type { CommentsView } from "./comments-view.ts";
import type { NamedTheme } from "./use-comment-names.ts";
import type { useComments } from "./use-comments.ts";

const CommentsEmpty = latePart(() => import("./comments-empty.tsx"), MissingPanel);

export type CommentResultsProps = {
  organisation: { key: string; timeZone: string };
  catalogue: Catalogue;
  themes: readonly NamedTheme[];
  view: CommentsView;
  days: DayRange;
  comments: ReturnType<typeof useComments>;
  onChange: (view: CommentsView) => void;
};

/** What a search found, or why there is nothing. */
export function CommentResults({
  organisation,
  catalogue,
  themes,
  view,
  days,
  comments,
  onChange,
}: CommentResultsProps) {
  const format = useFormat(organisation.timeZone);
  const isEmpty = (comments.data?.pages ?? []).every(({ items }) => items.length === 0);
  if (isEmpty && comments.isError) return <LoadError error={comments.error} onRetry={() => void comments.refetch()} />;
  if (isEmpty)
    return (
      <CommentsEmpty
        organisation={organisation.key}
        view={view}
        days={days}
        format={format}
        // Every comment has a source: without one, no other words and no other period would help.
        isFirst={catalogue.sources.length === 0}
        onChange={onChange}
      />
    );
  return (
    <>
      <CommentList
        organisation={organisation.key}
        catalogue={catalogue}
        themes={themes}
        words={view.words.trim()}
        comments={comments}
        format={format}
      />
      <CommentKeys />
    </>
  );
}
