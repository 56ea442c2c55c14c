import { cx } from "@heard/ui/cx";
import { useTranslations } from "next-intl";
import { partsOf } from "./comment-parts.ts";
import type { Sentiment } from "./comments-view.ts";
import { sentimentLine } from "./sentiment-look.ts";

export type CommentTextProps = {
  text: string;
  /** The comment's own language: its characters take that language's forms, whatever the screen speaks. */
  language: string | null;
  hits?: readonly { start: number; end: number }[];
  /** Where it speaks of a theme, and how: underlined. */
  spoken?: readonly { start: number; end: number; sentiment: Sentiment }[];
};

const kinds = ["email", "id", "iban", "card", "passport", "phone", "plate", "account", "address", "name"] as const;

/** A customer's own words, in serif, and nothing else is. They run as their own letters do: from right to left in Arabic and Hebrew. */
export function CommentText({ text, language, hits = [], spoken = [] }: CommentTextProps) {
  const t = useTranslations("comments.redacted");
  let at = 0;
  return (
    <p className="comment font-serif" lang={language ?? "und"} dir="auto">
      {partsOf(text, hits, spoken).map((part) => {
        const key = at;
        at += part.kind === "removed" ? 1 : part.text.length;
        if (part.kind === "text") return part.text;
        if (part.kind === "hit") return <mark key={key}>{part.text}</mark>;
        if (part.kind === "spoken")
          return (
            <span key={key} className={cx("border-b-2", sentimentLine[part.sentiment])}>
              {part.text}
            </span>
          );
        const kind = kinds.find((one) => one === part.what);
        // The reader's own words, which say nothing of the direction of the customer's.
        return (
          <bdi key={key} className="mx-0.5 rounded-chip bg-sunk px-1 py-0.5 font-sans text-ink-2 text-small">
            {t(kind ?? "other")}
          </bdi>
        );
      })}
    </p>
  );
}
