"use client";

import type { CommentItem, CommentPage } from "@heard/core/comments/search";
import { Checkbox } from "@heard/ui/checkbox";
import { latePart } from "@heard/ui/late-part";
import { MissingDialog, MissingPanel } from "@heard/ui/missing-part";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Catalogue } from "#lib/catalogue.ts";
import type { DayRange } from "#lib/days.ts";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { useListKeys } from "#lib/use-list-keys.ts";
import { commentName } from "./comment-name.ts";
import { CommentRow } from "./comment-row.tsx";
import { pageSize } from "./comments-input.ts";
import type { Asked } from "./triage-buttons.tsx";
import { type NamedTheme, useCommentNames } from "./use-comment-names.ts";
import type { useComments } from "./use-comments.ts";
import { type Selection, useSelection } from "./use-selection.ts";
import { useTriage } from "./use-triage.ts";

const CommentPanel = latePart(() => import("./comment-panel.tsx"), MissingPanel);
const Asking = latePart(() => import("./asking.tsx"), MissingDialog);
const LoadMore = latePart(
  async () => ({ default: (await import("@heard/ui/load-more")).LoadMore }),
  () => null,
);
const SelectionBar = latePart(() => import("./selection-bar.tsx"), MissingPanel);
const DisagreementPart = latePart(() => import("./disagreement-part.tsx"), MissingPanel);

/** What the reader may do with comments, beside reading them. */
export type CommentRights = { canCorrect: boolean; canUnmask: boolean; canLog: boolean };

export type CommentListProps = CommentRights & {
  organisation: string;
  catalogue: Catalogue;
  themes: readonly NamedTheme[];
  words: string;
  days: DayRange;
  comments: ReturnType<typeof useComments>;
  format: Format;
  /** There is room beside the list. */
  isWide: boolean;
};

/** The comments, newest first, one of them looked at beside the list, and any of them corrected together. */
export function CommentList(props: CommentListProps) {
  const { organisation, catalogue, themes, words, days, comments, format, isWide, canCorrect, canUnmask, canLog } =
    props;
  const t = useTranslations();
  const names = useCommentNames(catalogue, themes);
  const router = useRouter();
  const triage = useTriage(organisation);
  const [current, setCurrent] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ what: Asked; of: readonly CommentItem[] } | null>(null);
  const pages = comments.data?.pages ?? [];
  const [page] = pages;
  const items = pages.flatMap((one) => one.items);
  const found = items.findIndex((comment) => commentName(comment) === current);
  const at = found < 0 ? null : found;
  const looked = items[at ?? -1];
  const selection = useSelection(items);
  const { chosen } = selection;
  // A press is about what is selected, else about what is looked at.
  const meant = chosen.length > 0 ? chosen : looked ? [looked] : [];
  const ask = (what: Asked, of: readonly CommentItem[]) => of.length > 0 && setAsked({ what, of });
  const move = (index: number) => {
    const comment = items[index];
    if (comment) setCurrent(commentName(comment));
    const row = document.querySelectorAll<HTMLElement>("[data-comment]")[index];
    row?.querySelector<HTMLElement>("[data-row-link]")?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  };
  const open = (index: number) => {
    const comment = items[index];
    if (comment) router.push(paths.comment(organisation, commentName(comment)));
  };
  const keys = {
    s: () => ask("sentiment", meant),
    t: () => ask("themes", meant),
    c: () => meant.length > 0 && triage.confirm(meant),
    x: () => looked && selection.select(looked, !selection.isChosen(looked)),
    u: () => triage.undo(),
    Escape: () => selection.selectAll(false),
  };
  useListKeys({ count: items.length, at, onMove: move, onOpen: open, ...(canCorrect ? { keys } : {}) });
  const trust = isWide ? <DisagreementPart days={days} themes={themes} format={format} /> : null;
  const total = page?.countIsCapped ? Number.POSITIVE_INFINITY : (page?.count ?? 0);
  return (
    <div className="grid wide:grid-cols-[minmax(0,1fr)_18rem] wide:gap-x-10">
      <div className="min-w-0" aria-busy={comments.isPlaceholderData}>
        {page ? <ListHead page={page} words={words} format={format} /> : null}
        {canCorrect ? <SelectAll selection={selection} format={format} /> : null}
        <ol>
          {items.map((comment) => (
            <CommentRow
              key={commentName(comment)}
              organisation={organisation}
              comment={comment}
              names={names}
              format={format}
              current={comment === looked}
              onLook={() => setCurrent(commentName(comment))}
              selected={canCorrect ? selection.isChosen(comment) : null}
              onSelect={(isSelected) => selection.select(comment, isSelected)}
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
        {chosen.length > 0 ? (
          <SelectionBar
            count={chosen.length}
            onAsk={(what) => ask(what, chosen)}
            onConfirm={() => triage.confirm(chosen)}
            onClear={() => selection.selectAll(false)}
          />
        ) : null}
      </div>
      <aside
        className="sticky top-6 max-h-[calc(100dvh-6rem)] self-start overflow-y-auto py-3 max-wide:hidden"
        aria-label={t("comments.item.selected")}
        data-print="hide"
      >
        {looked ? (
          <CommentPanel
            key={commentName(looked)}
            {...{ organisation, names, format, canCorrect, canUnmask, canLog }}
            comment={looked}
            onAsk={(what) => ask(what, [looked])}
            onConfirm={() => triage.confirm([looked])}
            trust={trust}
          />
        ) : (
          <div className="flex flex-col gap-6">
            <p className="text-ink-3 text-ui">{t("comments.item.pick")}</p>
            {trust}
          </div>
        )}
      </aside>
      {asked ? (
        <Asking what={asked.what} comments={asked.of} themes={themes} triage={triage} onClose={() => setAsked(null)} />
      ) : null}
    </div>
  );
}

function SelectAll({ selection: { chosen, most, selectAll }, format }: { selection: Selection; format: Format }) {
  const t = useTranslations("comments.triage");
  return (
    <div className="border-line border-b px-3 py-2" data-print="hide">
      <Checkbox
        label={t("selectAll", { count: format.count(most) })}
        checked={chosen.length > 0 && chosen.length === most}
        ref={(input) => {
          if (input) input.indeterminate = chosen.length > 0 && chosen.length < most;
        }}
        onChange={(event) => selectAll(event.target.checked)}
      />
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
