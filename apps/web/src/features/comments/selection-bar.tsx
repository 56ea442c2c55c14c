"use client";

import { IconButton } from "@heard/ui/icon-button";
import { CloseIcon } from "@heard/ui/icons";
import { useTranslations } from "next-intl";
import { type Asked, TriageButtons } from "./triage-buttons.tsx";

export type SelectionBarProps = {
  count: number;
  onAsk: (what: Asked) => void;
  onConfirm: () => void;
  onClear: () => void;
};

/** What can be said of the comments that are selected, all at once; it stays in view while they are looked through. */
export default function SelectionBar({ count, onAsk, onConfirm, onClear }: SelectionBarProps) {
  const t = useTranslations("comments.triage");
  return (
    <section
      aria-label={t("selected", { count })}
      className="sticky bottom-20 z-10 mt-4 flex flex-wrap items-center gap-2 rounded-block bg-raised px-4 py-2 shadow-raised"
      data-print="hide"
    >
      <p className="mr-auto font-medium text-ui" aria-live="polite">
        {t("selected", { count })}
      </p>
      <TriageButtons onAsk={onAsk} onConfirm={onConfirm} />
      <IconButton label={t("clear")} icon={<CloseIcon />} onClick={onClear} />
    </section>
  );
}
