import type { CommentReading } from "@heard/core/comments/search";
import { cx } from "@heard/ui/cx";
import { useTranslations } from "next-intl";
import type { CommentNames } from "./comment-row.tsx";
import { sentimentLine, sentimentText } from "./sentiment-look.ts";

const marks = { negative: "▼", neutral: "–", mixed: "◐", positive: "●" } as const;

/** What was read in a comment: how it comes across, and what it speaks of, each theme underlined as the words that say so are. */
export function ReadingLine({ reading, names }: { reading: CommentReading; names: CommentNames }) {
  const t = useTranslations("comments.sentiment");
  const { sentiment, themes, isCorrected } = reading;
  if (sentiment === null && themes.length === 0) return null;
  return (
    <p className="mt-1.5 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-small">
      {sentiment === null ? null : (
        <span className={cx("font-medium", sentimentText[sentiment])}>
          <span aria-hidden="true" className="mr-1 text-[0.625rem]">
            {marks[sentiment]}
          </span>
          {t(sentiment)}
        </span>
      )}
      {themes.map((theme) => (
        <span key={theme.key} className={cx("border-b-2", sentimentLine[theme.sentiment])}>
          {names.theme(theme.key)}
          <span className="sr-only"> ({t(theme.sentiment)})</span>
        </span>
      ))}
      {isCorrected ? <span className="text-ink-3">{t("corrected")}</span> : null}
    </p>
  );
}
