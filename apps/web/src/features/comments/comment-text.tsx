import { useTranslations } from "next-intl";
import { partsOf } from "./comment-parts.ts";

export type CommentTextProps = {
  text: string;
  /** The comment's own language: its characters take that language's forms, whatever the screen speaks. */
  language: string | null;
  hits?: readonly { start: number; end: number }[];
};

const kinds = ["email", "id", "iban", "card", "passport", "phone", "plate", "account"] as const;

/** A customer's own words, in serif, and nothing else is. */
export function CommentText({ text, language, hits = [] }: CommentTextProps) {
  const t = useTranslations("comments.redacted");
  let at = 0;
  return (
    <p className="comment font-serif" lang={language ?? "und"}>
      {partsOf(text, hits).map((part) => {
        const key = at;
        at += part.kind === "removed" ? 1 : part.text.length;
        if (part.kind === "text") return part.text;
        if (part.kind === "hit") return <mark key={key}>{part.text}</mark>;
        const kind = kinds.find((one) => one === part.what);
        return (
          <span key={key} className="mx-0.5 rounded-chip bg-sunk px-1 py-0.5 font-sans text-ink-2 text-small">
            {t(kind ?? "other")}
          </span>
        );
      })}
    </p>
  );
}
