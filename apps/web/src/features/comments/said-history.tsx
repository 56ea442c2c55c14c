import type { SaidWord } from "@heard/core/comments/get";
import { cx } from "@heard/ui/cx";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import type { CommentNames } from "./comment-row.tsx";
import { sentiments } from "./comments-view.ts";

/** What people said of the reading of one comment, newest first; what no longer stands is struck through. */
export function SaidHistory({
  words,
  names,
  format,
}: {
  words: readonly SaidWord[];
  names: CommentNames;
  format: Format;
}) {
  const t = useTranslations("comments.history");
  const say = useSaid(names);
  if (words.length === 0) return <p className="text-ink-3 text-ui">{t("none")}</p>;
  return (
    <ol>
      {words.map((word) => (
        <li
          key={`${word.what} ${word.theme} ${word.madeAt.getTime()} ${word.replacedAt?.getTime() ?? ""} ${word.value}`}
          className="border-line border-b py-2 text-ui"
        >
          <span className={cx(word.replacedAt && "text-ink-3 line-through")}>{say(word)}</span>
          <span className="block text-ink-3 text-small">
            {[
              word.by ?? t("somebody"),
              format.instant(word.madeAt),
              ...(word.replacedAt ? [t("replaced", { at: format.instant(word.replacedAt) })] : []),
            ].join(" · ")}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Says in words what somebody said, and what was read at that time. */
function useSaid(names: CommentNames): (word: SaidWord) => string {
  const t = useTranslations("comments.history");
  const sentimentWords = useTranslations("comments.sentiment");
  const emotionWords = useTranslations("comments.reading.emotions");
  const emotionNone = useTranslations("comments.item")("none");
  const sentimentOf = (value: string) => {
    const known = sentiments.find((one) => one === value);
    return known ? sentimentWords(known) : value;
  };
  return ({ what, theme, value, readAs }) => {
    const isAgreed = value === readAs;
    if (what === "theme") {
      const name = { theme: theme === null ? "" : names.theme(theme) };
      if (value === null) return t("themeTakenBack", name);
      if (value === "mentioned") return t(isAgreed ? "themeAgreed" : "mentioned", name);
      return t(isAgreed ? "notMentionedAgreed" : "notMentioned", name);
    }
    if (value === null) return t("takenBack");
    if (what === "emotion")
      return t("emotion", { value: value === "none" ? emotionNone : emotionWords(value as "joy") });
    if (isAgreed) return t("agreed", { value: sentimentOf(value) });
    return readAs === null
      ? t("sentimentUnread", { value: sentimentOf(value) })
      : t("sentiment", { value: sentimentOf(value), readAs: sentimentOf(readAs) });
  };
}
