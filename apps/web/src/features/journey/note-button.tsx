"use client";

import { latePart } from "@heard/ui/late-part";
import { MissingDialog } from "@heard/ui/missing-part";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { NoteDialogProps } from "./note-dialog.tsx";

const NoteDialog = latePart(() => import("./note-dialog.tsx"), MissingDialog);

/** Opens what is drawn by hand at a touchpoint; its code comes with the first press. */
export function NoteButton(props: Omit<NoteDialogProps, "onClose">) {
  const t = useTranslations("journey.note");
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="quiet-link inline-flex min-h-6 items-center"
        aria-label={t("writeFor", { touchpoint: props.name })}
        onClick={() => setOpen(true)}
      >
        {t("write")}
      </button>
      {open ? <NoteDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
