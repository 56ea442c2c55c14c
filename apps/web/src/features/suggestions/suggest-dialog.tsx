"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { CommentText } from "#features/comments/comment-text.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { SimilarList } from "./similar-list.tsx";
import { SuggestionFields } from "./suggestion-fields.tsx";
import { useSuggestionRun } from "./use-suggestion-run.ts";

export type SaidBefore = { responseId: string; item: number; text: string };
type SuggestDialogProps = {
  organisation: string;
  catalogue: Catalogue;
  comment: SaidBefore | null;
  onClose: () => void;
};

/** A sentence is enough; what says nearly the same is shown while it is typed. */
export default function SuggestDialog({ organisation, catalogue, comment, onClose }: SuggestDialogProps) {
  const t = useTranslations("suggestions");
  const { suggestions: client } = useTRPCClient();
  const { attempt } = useSuggestionRun();
  const [draft, setDraft] = useState({ title: "", text: "", touchpoint: "" });
  const place = comment && { responseId: comment.responseId, item: comment.item };
  const make = () => client.make.mutate({ ...draft, touchpoint: draft.touchpoint || null, comment: place });
  return (
    <FormDialog
      title={t("form.title")}
      submitLabel={t("form.submit")}
      onClose={onClose}
      onSubmit={() => attempt(make, t("form.made"))}
    >
      {(refusal) => (
        <>
          <SuggestionFields {...{ draft, refusal }} onChange={setDraft} touchpoints={catalogue.touchpoints}>
            <SimilarList {...{ organisation, title: draft.title, text: draft.text, onVoted: onClose }} />
          </SuggestionFields>
          {comment ? (
            <figure className="border-line-strong border-l-2 pl-3">
              <figcaption className="text-ink-3 text-small">{t("form.comment")}</figcaption>
              <blockquote className="wrap-anywhere">
                <CommentText text={comment.text} language={null} />
              </blockquote>
            </figure>
          ) : null}
        </>
      )}
    </FormDialog>
  );
}
