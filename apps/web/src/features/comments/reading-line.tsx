import type { CommentItem } from "@heard/core/comments/search";
import { Chip } from "@heard/ui/chip";
import { cx } from "@heard/ui/cx";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import type { CommentNames } from "./comment-row.tsx";
import type { Sentiment } from "./comments-view.ts";
import { sentimentLine, sentimentText } from "./sentiment-look.ts";
import { SentimentMark } from "./sentiment-mark.tsx";
import { useUnreadWords } from "./use-unread-words.ts";

/** A sentiment in its colour, with its shape and its word. */
export function SentimentWord({ sentiment }: { sentiment: Sentiment }) {
  const t = useTranslations("comments.sentiment");
  return (
    <span className={cx("inline-flex items-center gap-1.5 font-medium whitespace-nowrap", sentimentText[sentiment])}>
      <SentimentMark sentiment={sentiment} />
      {t(sentiment)}
    </span>
  );
}

/** What was read in a comment: how it comes across, and what it speaks of, each theme underlined as the words that say so are; or why nothing was. */
export function ReadingLine({ comment, names, format }: { comment: CommentItem; names: CommentNames; format: Format }) {
  const t = useTranslations("comments.sentiment");
  const unread = useUnreadWords(comment, format);
  const { sentiment = null, themes = [], isCorrected = false, isConfirmed = false } = comment.reading ?? {};
  return (
    <p className="mt-1.5 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-small">
      {sentiment === null ? null : <SentimentWord sentiment={sentiment} />}
      {unread ? <Chip tone="absent">{unread.mark}</Chip> : null}
      {themes.map((theme) => (
        <span key={theme.key} className={cx("border-b-2", sentimentLine[theme.sentiment])}>
          {names.theme(theme.key)}
          <span className="sr-only"> ({t(theme.sentiment)})</span>
        </span>
      ))}
      {isCorrected || isConfirmed ? (
        <span className="text-ink-3">{t(isCorrected ? "corrected" : "confirmed")}</span>
      ) : null}
    </p>
  );
}
