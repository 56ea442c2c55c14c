"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useFormat } from "#lib/use-format.ts";

/** The moment of printing, not of loading: a page may have stood open for a day. */
export function PrintedAt({ timeZone }: { timeZone: string }) {
  const t = useTranslations("common.export.paper");
  const format = useFormat(timeZone);
  const [at, setAt] = useState<Date | null>(null);
  useEffect(() => {
    const now = () => flushSync(() => setAt(new Date()));
    setAt(new Date());
    window.addEventListener("beforeprint", now);
    return () => window.removeEventListener("beforeprint", now);
  }, []);
  return at ? t("printedAt", { time: format.instant(at) }) : null;
}
