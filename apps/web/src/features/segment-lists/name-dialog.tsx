"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { draftOf, LocalisedFields, nameOf } from "#components/localised-fields.tsx";
import type { LocalisedText } from "#lib/measure.ts";

export type NamedDraft = { name: ReturnType<typeof nameOf>; key: string };

export type NameDialogProps = {
  title: string;
  /** `null` for something new, which can be given its key. */
  name: LocalisedText | null;
  /** Gives back why not, or `null`. */
  onSave: (draft: NamedDraft) => Promise<string | null>;
  onClose: () => void;
};

/** The name of a field or channel in three languages; something new can be given its key. */
export default function NameDialog({ title, name, onSave, onClose }: NameDialogProps) {
  const t = useTranslations("segmentLists");
  const close = useTranslations("common.actions")("close");
  const formId = useId();
  const [draft, setDraft] = useState(draftOf(name));
  const [key, setKey] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const refusal = await onSave({ name: nameOf(draft), key: key.trim() });
    setBusy(false);
    setError(refusal);
    if (refusal === null) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={close}
      footer={
        <Button tone="primary" type="submit" form={formId} busy={busy}>
          {name === null ? t("actions.add") : t("actions.save")}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-6">
        <LocalisedFields legend={t("form.name")} value={draft} onChange={setDraft} error={error} required />
        {name === null ? (
          <TextField
            label={t("form.key")}
            hint={t("form.keyHint")}
            value={key}
            onChange={(event) => setKey(event.target.value)}
            maxLength={60}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
