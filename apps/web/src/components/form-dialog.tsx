"use client";

import { Button } from "@heard/ui/button";
import { Dialog } from "@heard/ui/dialog";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";

export type FormDialogProps = {
  title: string;
  submitLabel: string;
  onClose: () => void;
  /** Gives back why not, or `null`: then the dialog closes. */
  onSubmit: () => Promise<string | null>;
  /** The fields; they are told why the last try was refused. */
  children: (refusal: string | null) => ReactNode;
};

/** A form in a dialog: sent by its button or by Enter, shut when it is done, and open with the reason when it is not. */
export function FormDialog({ title, submitLabel, onClose, onSubmit, children }: FormDialogProps) {
  const close = useTranslations("common.actions")("close");
  const formId = useId();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const said = await onSubmit();
    setBusy(false);
    setRefusal(said);
    if (said === null) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      closeLabel={close}
      footer={
        <Button tone="primary" type="submit" form={formId} busy={busy}>
          {submitLabel}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-6">
        {children(refusal)}
      </form>
    </Dialog>
  );
}
