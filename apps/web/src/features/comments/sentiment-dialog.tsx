"use client";

import type { CommentItem } from "@heard/core/comments/search";
import { Dialog } from "@heard/ui/dialog";
import { KeyHint } from "@heard/ui/key-hint";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useState } from "react";
import { type Sentiment, sentiments } from "./comments-view.ts";
import { sentimentText } from "./sentiment-look.ts";
import { SentimentMark } from "./sentiment-mark.tsx";
import type { Triage } from "./use-triage.ts";

export type SayingProps = {
  comments: readonly CommentItem[];
  triage: Triage;
  onClose: () => void;
};

/** How some comments come across, by one press or one key. */
export default function SentimentDialog({ comments, triage, onClose }: SayingProps) {
  const t = useTranslations("comments");
  const close = useTranslations("common.actions")("close");
  const [refusal, setRefusal] = useState<string | null>(null);
  const choices = [...sentiments.map((one, at) => ({ key: String(at + 1), value: one })), { key: "0", value: null }];
  const said = new Set(comments.map(({ reading }) => reading?.sentiment ?? null));
  const say = async (sentiment: Sentiment | null) => {
    const why = await triage.correct(comments, { sentiment });
    setRefusal(why);
    if (why === null) onClose();
  };
  const onKey = useEffectEvent(({ key }: KeyboardEvent) => {
    const choice = choices.find((one) => one.key === key);
    if (choice) void say(choice.value);
  });
  // Wherever in the dialog the focus is: it opens on the button that closes it.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
  return (
    <Dialog open onClose={onClose} title={t("triage.sentimentTitle", { count: comments.length })} closeLabel={close}>
      <div>
        {choices.map(({ key, value }) => (
          <button
            key={key}
            type="button"
            onClick={() => void say(value)}
            aria-pressed={value !== null && said.size === 1 && said.has(value)}
            className="flex min-h-11 w-full items-center gap-3 border-line border-b px-1 text-left text-body last:border-b-0 hover:bg-sunk aria-pressed:font-semibold"
          >
            {value === null ? (
              <span className="grow text-ink-2">{t("triage.asRead")}</span>
            ) : (
              <span className={`inline-flex grow items-center gap-1.5 ${sentimentText[value]}`}>
                <SentimentMark sentiment={value} />
                {t(`sentiment.${value}`)}
              </span>
            )}
            <KeyHint>{key}</KeyHint>
          </button>
        ))}
      </div>
      {refusal === null ? null : (
        <p role="alert" className="mt-3 text-danger text-ui">
          {refusal}
        </p>
      )}
    </Dialog>
  );
}
