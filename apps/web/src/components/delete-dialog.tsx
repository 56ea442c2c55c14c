"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { notify } from "@heard/ui/toast";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalText } from "#lib/use-refusal-text.ts";

export type DeleteDialogProps = {
  title: string;
  /** What leaves with it. */
  body: string;
  submitLabel: string;
  /** What is said when it is in the bin, and when it is back. */
  deleted: string;
  restored: string;
  remove: () => Promise<unknown>;
  restore: () => Promise<unknown>;
  /** Reads anew where it stood. */
  reload: () => Promise<unknown>;
  onClose: () => void;
};

/** Puts something into the bin, after saying what leaves with it; the notice holds the way back. */
export function DeleteDialog({
  title,
  body,
  submitLabel,
  deleted,
  restored,
  remove,
  restore,
  ...on
}: DeleteDialogProps) {
  const actions = useTranslations("common.actions");
  const refusalText = useRefusalText();
  const [busy, setBusy] = useState(false);
  const refuse = (error: unknown) => notify({ text: refusalText(error), tone: "danger" });
  const undo = () =>
    restore()
      .then(() => notify({ text: restored }), refuse)
      .then(on.reload);
  const submit = async () => {
    setBusy(true);
    try {
      await remove();
      on.onClose();
      notify({ text: deleted, undo: { label: actions("undo"), onUndo: () => void undo() } });
      await on.reload();
    } catch (error) {
      setBusy(false);
      refuse(error);
    }
  };
  return (
    <Dialog
      open
      onClose={on.onClose}
      title={title}
      closeLabel={actions("close")}
      footer={
        <>
          <Button tone="danger" busy={busy} onClick={submit}>
            {submitLabel}
          </Button>
          <Button tone="quiet" onClick={on.onClose}>
            {actions("cancel")}
          </Button>
        </>
      }
    >
      <p className="sentence text-body text-ink-2">{body}</p>
    </Dialog>
  );
}
