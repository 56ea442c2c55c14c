"use client";

import type { CommentItem } from "@heard/core/comments/search";
import { cx } from "@heard/ui/cx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
import { commentName } from "./comment-name.ts";
import { CommentScore, type NamedMetric } from "./comment-score.tsx";
import { CommentText } from "./comment-text.tsx";
import { ReadingLine } from "./reading-line.tsx";

/** The names behind the keys of one organisation, in the reader's language. */
export type CommentNames = {
  theme: (key: string) => string;
  source: (key: string) => string;
  touchpoint: (key: string) => string;
  channel: (key: string) => string;
  metric: (key: string) => NamedMetric;
};

export type CommentRowProps = {
  organisation: string;
  comment: CommentItem;
  names: CommentNames;
  format: Format;
  /** It is looked at beside the list. */
  current: boolean;
  onLook: () => void;
  /** Whether it is among those that are corrected together; `null` for who corrects nothing. */
  selected: boolean | null;
  onSelect: (selected: boolean) => void;
};

/** From this width on a comment is looked at beside the list, and on its own page below. */
const wide = "(min-width: 72rem)";

/** One comment: the score that came with it, the words, what was read in them, where they come from. */
export function CommentRow(props: CommentRowProps) {
  const { organisation, comment, names, format, current, onLook, selected, onSelect } = props;
  const t = useTranslations("comments.item");
  const [score] = comment.scores;
  const look = (event: MouseEvent) => {
    const wantsPage = event.detail === 0 || event.metaKey || event.ctrlKey || event.shiftKey;
    if (wantsPage || !window.matchMedia(wide).matches) return;
    event.preventDefault();
    onLook();
  };
  return (
    <li
      data-comment
      data-list-row
      aria-current={current ? "true" : undefined}
      className={cx(
        "flex scroll-my-24 gap-4 border-line border-b border-l-2 py-4 pr-3 pl-3",
        current ? "border-l-accent bg-accent-soft" : "border-l-transparent",
      )}
    >
      <div className="flex w-8 shrink-0 flex-col items-center gap-2">
        {score ? <CommentScore score={score} metric={names.metric} /> : null}
        {selected === null ? null : (
          <label
            className="flex size-6 cursor-pointer items-center justify-center pointer-coarse:size-11"
            data-print="hide"
          >
            <span className="sr-only">{t("select")}</span>
            <input
              type="checkbox"
              checked={selected}
              onChange={(event) => onSelect(event.target.checked)}
              className="size-3.5 accent-accent pointer-coarse:size-5"
            />
          </label>
        )}
      </div>
      <div className="relative min-w-0 grow">
        <CommentText text={comment.text} language={comment.language} hits={comment.hits} spoken={spokenOf(comment)} />
        <ReadingLine comment={comment} names={names} format={format} />
        <Link
          data-row-link
          href={paths.comment(organisation, commentName(comment))}
          prefetch={false}
          onClick={look}
          onFocus={onLook}
          className="mt-1 block text-ink-3 text-small no-underline after:absolute after:inset-0"
        >
          {originOf(comment, names, format)}
        </Link>
      </div>
    </li>
  );
}

/** Where a comment speaks of themes, and how. */
export const spokenOf = ({ reading }: CommentItem) =>
  (reading?.themes ?? []).flatMap(({ sentiment, spans }) => spans.map((span) => ({ ...span, sentiment })));

/** "CSAT · Returns and refunds · Service centre · 1 Nov 2026": first what the score beside it measures. The list goes by day, so the day is said. */
function originOf(comment: CommentItem, names: CommentNames, format: Format): string {
  const [score] = comment.scores;
  return [
    score ? names.metric(score.metric).name : null,
    comment.touchpoint ? names.touchpoint(comment.touchpoint) : null,
    comment.channel ? names.channel(comment.channel) : null,
    format.day(comment.day),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
