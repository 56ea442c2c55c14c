import type { CommentDetail } from "@heard/core/comments/get";
import { closeDirections } from "@heard/core/comments/rules";
import type { CommentItem } from "@heard/core/comments/search";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import type { CommentNames } from "./comment-row.tsx";
import { SentimentWord } from "./reading-line.tsx";
import { useUnreadWords } from "./use-unread-words.ts";

const reasons = { rule: "byRule", model: "byModel", person: "byPerson" } as const;

export type ReadingPartProps = {
  comment: CommentItem;
  readBy: CommentDetail["readBy"];
  names: CommentNames;
  format: Format;
};

/** What was read in a comment, each with the words that say so; or why nothing was. */
export function ReadingPart({ comment, readBy, names, format }: ReadingPartProps) {
  const t = useTranslations("comments.reading");
  const unread = useUnreadWords(comment, format);
  const { reading, text } = comment;
  return (
    <section>
      <h3 className="mb-1 font-semibold text-small">{t("title")}</h3>
      {unread ? <p className="text-ink-2 text-ui">{unread.note}</p> : null}
      {reading && !unread && reading.sentiment === null ? <p className="text-ink-2 text-ui">{t("nothing")}</p> : null}
      <dl>
        {reading?.sentiment ? (
          <Read
            name={t("whole")}
            value={<SentimentWord sentiment={reading.sentiment} />}
            words={wordsAt(text, reading.evidence)}
          />
        ) : null}
        {(reading?.themes ?? []).map(({ key, sentiment, foundBy, spans }) => (
          <Read
            key={key}
            name={names.theme(key)}
            value={<SentimentWord sentiment={sentiment} />}
            words={wordsAt(text, spans)}
            reason={t(reasons[foundBy])}
          />
        ))}
        {reading?.emotion ? <Read name={t("emotion")} value={t(`emotions.${reading.emotion}`)} words={[]} /> : null}
      </dl>
      {readBy ? (
        <p className="mt-2 text-ink-3 text-small">
          {t("by", { model: String(readBy.model), themes: String(readBy.themes), at: format.instant(readBy.at) })}
        </p>
      ) : null}
    </section>
  );
}

type ReadProps = { name: string; value: React.ReactNode; words: string[]; reason?: string };

function Read({ name, value, words, reason }: ReadProps) {
  const t = useTranslations("comments.reading");
  const list = useTranslations("common.list");
  const quoted = words.map((one) => t("quote", { words: one })).join(list("separator"));
  const says = words.length > 0 ? t("says", { words: quoted }) : undefined;
  const why = reason && says ? t("both", { reason, says }) : (reason ?? says);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 border-line border-b py-2 text-ui">
      <dt>{name}</dt>
      <dd>{value}</dd>
      {why ? <dd className="col-span-2 text-ink-3 text-small">{why}</dd> : null}
    </div>
  );
}

/** The words at some places of a text, each once. */
function wordsAt(text: string, spans: readonly { start: number; end: number }[]): string[] {
  return [...new Set(spans.map(({ start, end }) => closeDirections(text.slice(start, end))))];
}
