"use client";

import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormDialog } from "#components/form-dialog.tsx";
import { draftOf, LocalisedFields, nameOf } from "#components/localised-fields.tsx";
import type { LocalisedText } from "#lib/measure.ts";

export type NamedDraft = {
  name: ReturnType<typeof nameOf>;
  key: string;
  /** What stood there when the dialog was opened. */
  seen: { name: LocalisedText | null };
};

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
  // The list is read again while the dialog stands open; what was seen does not change with it.
  const [seen] = useState({ name });
  const [draft, setDraft] = useState(draftOf(name));
  const [key, setKey] = useState("");
  return (
    <FormDialog
      title={title}
      submitLabel={name === null ? t("actions.add") : t("actions.save")}
      onClose={onClose}
      onSubmit={() => onSave({ name: nameOf(draft), key: key.trim(), seen })}
    >
      {(refusal) => (
        <>
          <LocalisedFields legend={t("form.name")} value={draft} onChange={setDraft} error={refusal} required />
          {name === null ? (
            <TextField
              label={t("form.key")}
              hint={t("form.keyHint")}
              value={key}
              onChange={(event) => setKey(event.target.value)}
              maxLength={60}
            />
          ) : null}
        </>
      )}
    </FormDialog>
  );
}
