"use client";

import type { CommentPage } from "@heard/core/comments/search";
import { latePart } from "@heard/ui/late-part";
import { LoadMore } from "@heard/ui/load-more";
import { MissingPanel } from "@heard/ui/missing-part";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { useListKeys } from "#lib/use-list-keys.ts";
import { CommentRow } from "./comment-row.tsx";
import { pageSize } from "./comments-input.ts";
import { type NamedTheme, useCommentNames } from "./use-comment-names.ts";
import type { useComments } from "./use-comments.ts";

const CommentDetail = latePart(() => import("./comment-detail.tsx"), MissingPanel);

export type CommentListProps = {
  organisation: string;
  catalogue: Catalogue;
  themes: readonly NamedTheme[];
  words: string;
  comments: ReturnType<typeof useComments>;
  format: Format;
};

/** The comments, newest first, one of them looked at beside the list. */
export function CommentList({ organisation, catalogue, themes, words, comments, format }: CommentListProps) {
  const t = useTranslations();
  const names = useCommentNames(catalogue, themes);
  const router = useRouter();
  const [at, setAt] = useState<number | null>(null);
  const pages = comments.data?.pages ?? [];
  const [page] = pages;
  const items = pages.flatMap((one) => one.items);
  const move = (index: number) => {
    setAt(index);
    document.querySelectorAll("[data-comment]")[index]?.scrollIntoView({ block: "nearest" });
  };
  const open = (index: number) => {
    const comment = items[index];
    if (comment) router.push(paths.response(organisation, comment.responseId));
  };
  useListKeys({ count: items.length, at, onMove: move, onOpen: open });
  const selected = items[at ?? -1];
  const total = page?.countIsCapped ? Number.POSITIVE_INFINITY : (page?.count ?? 0);
  return (
    <div className="grid wide:grid-cols-[minmax(0,1fr)_18rem] wide:gap-x-10">
      <div className="min-w-0" aria-busy={comments.isPlaceholderData}>
        {page ? <ListHead page={page} words={words} format={format} /> : null}
        <ol>
          {items.map((comment, index) => (
            <CommentRow
              key={`${comment.responseId} ${comment.item}`}
              organisation={organisation}
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
        {selected ? (
          <CommentDetail organisation={organisation} comment={selected} names={names} format={format} />
        ) : (
          <p className="text-ink-3 text-ui">{t("comments.item.pick")}</p>
        )}
      </aside>
    </div>
  );
}

/** How many there are, and in which order. */
function ListHead({ page, words, format }: { page: CommentPage; words: string; format: Format }) {
  const t = useTranslations("comments");
  const counted = { shown: page.count, cap: format.count(page.count), words };
  const [all, found] = page.countIsCapped
    ? (["countCapped", "countCappedWith"] as const)
    : (["count", "countWith"] as const);
  return (
    <h2
      className="flex flex-wrap items-baseline justify-between gap-x-4 border-line border-b py-3 text-body"
      aria-live="polite"
    >
      <span className="font-semibold">{t(words === "" ? all : found, counted)}</span>
      <span className="font-normal text-ink-3 text-small">{t("newest")}</span>
    </h2>
  );
}
