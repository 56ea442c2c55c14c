"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { TextField } from "@heard/ui/text-field";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";

export type EraseDialogProps = {
  title: string;
  body: string;
  /** What has to be typed, and how that is asked. */
  word: string;
  confirm: string;
  submitLabel: string;
  busy: boolean;
  /** Why the last try was refused. */
  error: unknown;
  onErase: () => void;
  onClose: () => void;
};

/** Erases something personal for good. There is no way back, so a word has to be typed. */
export function EraseDialog({ title, body, word, confirm, submitLabel, busy, error, ...on }: EraseDialogProps) {
  const close = useTranslations("common.actions")("close");
  const refusalText = useRefusalText();
  const [typed, setTyped] = useState("");
  const matches = typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase();
  return (
    <Dialog
      open
      onClose={on.onClose}
      title={title}
      closeLabel={close}
      footer={
        <Button tone="danger" busy={busy} disabledReason={matches ? null : confirm} onClick={on.onErase}>
          {submitLabel}
        </Button>
      }
    >
      <p className="sentence mb-4 text-body text-ink-2">{body}</p>
      <TextField
        label={confirm}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={error ? refusalText(error) : null}
        autoComplete="off"
      />
    </Dialog>
  );
}
