"use client";

import { Button } from "@heard/ui/button";
import { EyeIcon } from "@heard/ui/icons";
import { notify } from "@heard/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useFormat } from "#lib/use-format.ts";
import { useRefusalText } from "#lib/use-refusal-text.ts";
import { useTRPC } from "#trpc/client.tsx";
import { CommentText, type CommentTextProps } from "./comment-text.tsx";

export type MaskedCommentProps = {
  responseId: string;
  comment: {
    item: number;
    text: string;
    language: string | null;
    redactions: number;
    spoken?: CommentTextProps["spoken"];
  };
  canUnmask: boolean;
  timeZone: string;
};

/** A comment as it is stored, and, for those who were given the right by name, as it was written. Every look is logged. */
export function MaskedComment({ responseId, comment, canUnmask, timeZone }: MaskedCommentProps) {
  const t = useTranslations("comments.unmask");
  const removed = useTranslations("comments.redacted");
  const format = useFormat(timeZone);
  const trpc = useTRPC();
  const refusalText = useRefusalText();
  const unmask = useMutation(
    trpc.comments.unmask.mutationOptions({ onError: (error) => notify({ text: refusalText(error), tone: "danger" }) }),
  );
  return (
    <>
      <CommentText
        text={unmask.data?.text ?? comment.text}
        language={comment.language}
        spoken={unmask.data ? [] : (comment.spoken ?? [])}
      />
      {comment.redactions > 0 ? (
        <p className="mt-2 flex flex-wrap items-center gap-3 text-ink-3 text-small">
          {unmask.data
            ? t("shown", { time: format.time(new Date(unmask.submittedAt)) })
            : removed("note", { count: comment.redactions })}
          {canUnmask && !unmask.data ? (
            <>
              <Button
                icon={<EyeIcon />}
                busy={unmask.isPending}
                onClick={() => unmask.mutate({ responseId, item: comment.item })}
              >
                {t("action")}
              </Button>
              {t("hint")}
            </>
          ) : null}
        </p>
      ) : null}
    </>
  );
}
