"use client";

import { Select } from "@heard/ui/select";
import { TextArea, TextField } from "@heard/ui/text-field";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import type { Catalogue } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { useTRPCClient } from "#trpc/client.tsx";
import { SimilarList } from "./similar-list.tsx";
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
  const locale = useLocale();
  const { suggestions: client } = useTRPCClient();
  const { attempt } = useSuggestionRun();
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [touchpoint, setTouchpoint] = useState("");
  const place = comment && { responseId: comment.responseId, item: comment.item };
  const make = () => client.make.mutate({ title, text, touchpoint: touchpoint || null, comment: place });
  return (
    <FormDialog
      title={t("form.title")}
      submitLabel={t("form.submit")}
      onClose={onClose}
      onSubmit={() => attempt(make, t("form.made"))}
    >
      {(refusal) => (
        <>
          <TextField
            label={t("form.name")}
            hint={t("form.nameHint")}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            error={refusal}
            maxLength={200}
            required
            // Whoever opened this came to write this line.
            autoFocus
          />
          <SimilarList {...{ organisation, title, text, onVoted: onClose }} />
          <TextArea
            label={t("form.text")}
            value={text}
            onChange={(event) => setText(event.target.value)}
            rows={3}
            maxLength={4000}
          />
          <Select
            label={t("form.touchpoint")}
            value={touchpoint}
            onChange={(event) => setTouchpoint(event.target.value)}
            options={[
              { value: "", label: t("everywhere") },
              ...catalogue.touchpoints.map(({ key, name }) => ({ value: key, label: nameIn(locale, name) })),
            ]}
          />
          {comment ? (
            <figure className="border-line-strong border-l-2 pl-3">
              <figcaption className="text-ink-3 text-small">{t("form.comment")}</figcaption>
              <blockquote className="sentence wrap-anywhere text-ui">{comment.text}</blockquote>
            </figure>
          ) : null}
        </>
      )}
    </FormDialog>
  );
}
