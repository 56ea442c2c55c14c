"use client";

import { useTranslations } from "next-intl";

/** What is on screen may be older than what is stored: said in one line over it. */
export function StaleNote({ time }: { time: string }) {
  const t = useTranslations("common.states");
  return (
    <p role="status" className="mt-4 border-danger border-l-2 pl-2 text-ink-2 text-small">
      {t("staleTitle", { time })} {t("staleBody")}
    </p>
  );
}
