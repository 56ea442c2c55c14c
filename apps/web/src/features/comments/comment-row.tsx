"use client";

import type { CommentItem } from "@heard/core/comments/search";
import { cx } from "@heard/ui/cx";
import Link from "next/link";
import type { Format } from "#lib/format.ts";
import { paths } from "#lib/paths.ts";
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
  selected: boolean;
  onSelect: () => void;
};

/** One comment: the score that came with it, the words, where they come from. */
export function CommentRow({ organisation, comment, names, format, selected, onSelect }: CommentRowProps) {
  const [score] = comment.scores;
  return (
    <li
      data-comment
      aria-current={selected ? "true" : undefined}
      className={cx(
        "flex scroll-my-24 gap-4 border-line border-b border-l-2 py-4 pr-3 pl-3",
        selected ? "border-l-accent bg-accent-soft" : "border-l-transparent",
      )}
    >
      <span className="w-8 shrink-0">{score ? <CommentScore score={score} metric={names.metric} /> : null}</span>
      <div className="relative min-w-0 grow">
        <CommentText
          text={comment.text}
          language={comment.language}
          hits={comment.hits}
          spoken={(comment.reading?.themes ?? []).flatMap(({ sentiment, spans }) =>
            spans.map((span) => ({ ...span, sentiment })),
          )}
        />
        {comment.reading ? <ReadingLine reading={comment.reading} names={names} /> : null}
        <button
          type="button"
          onClick={onSelect}
          className="mt-1 text-left text-ink-3 text-small after:absolute after:inset-0 max-wide:hidden"
        >
          {originOf(comment, names, format)}
        </button>
        <Link
          href={paths.response(organisation, comment.responseId)}
          prefetch={false}
          className="mt-1 block text-ink-3 text-small no-underline after:absolute after:inset-0 wide:hidden"
        >
          {originOf(comment, names, format)}
        </Link>
      </div>
    </li>
  );
}

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
