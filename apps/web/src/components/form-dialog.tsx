"use client";

import { Button } from "@heard/ui/button";
import type { ButtonTone } from "@heard/ui/button-style";
import { Dialog } from "@heard/ui/dialog";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";

export type FormDialogProps = {
  title: string;
  submitLabel: string;
  /** `danger`: it takes something away. */
  submitTone?: ButtonTone;
  onClose: () => void;
  /** Gives back why not, or `null`: then the dialog closes. */
  onSubmit: () => Promise<string | null>;
  /** The fields; they are told why the last try was refused. */
  children: (refusal: string | null) => ReactNode;
};

/**
 * A form in a dialog: sent by its button or by Enter, shut when it is done, and open with the reason when it is not. Escape, the cross and a click beside it ask first once
 * something was entered; Escape again goes back to the form.
 */
export function FormDialog({
  title,
  submitLabel,
  submitTone = "primary",
  onClose,
  onSubmit,
  children,
}: FormDialogProps) {
  const t = useTranslations("common");
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const [{ refusal, tries }, setOutcome] = useState<{ refusal: string | null; tries: number }>({
    refusal: null,
    tries: 0,
  });
  const [busy, setBusy] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const hasEntered = useRef(false);
  const leave = () => (hasEntered.current ? setAsking(!isAsking) : onClose());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setAsking(false);
    const said = await onSubmit();
    setBusy(false);
    setOutcome({ refusal: said, tries: tries + 1 });
    if (said === null) onClose();
  };
  // In a long form the field that is refused may be out of sight, and nothing would seem to happen.
  useEffect(() => {
    if (tries === 0) return;
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (field) field.focus();
    else form.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: "nearest" });
  }, [tries]);
  return (
    <Dialog
      open
      onClose={leave}
      title={title}
      closeLabel={t("actions.close")}
      footer={
        isAsking ? (
          <Unsaved onKeep={() => setAsking(false)} onDiscard={onClose} />
        ) : (
          <Button tone={submitTone} type="submit" form={formId} busy={busy}>
            {submitLabel}
          </Button>
        )
      }
    >
      <form
        ref={form}
        id={formId}
        onSubmit={submit}
        onInput={() => {
          hasEntered.current = true;
        }}
        className="flex flex-col gap-6"
      >
        {children(refusal)}
      </form>
    </Dialog>
  );
}

/** What was entered goes by a press of its own, never by a slip. */
function Unsaved({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  const t = useTranslations("common");
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => question.current?.querySelector("button")?.focus(), []);
  return (
    <div ref={question} role="alert" className="flex flex-wrap items-center gap-2">
      <p className="sentence grow basis-full text-ui">{t("unsaved.ask")}</p>
      <Button onClick={onKeep}>{t("unsaved.keep")}</Button>
      <Button onClick={onDiscard}>{t("actions.discard")}</Button>
    </div>
  );
}
