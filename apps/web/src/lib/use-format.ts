"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";
import { createFormat, type Format } from "./format.ts";

/** Numbers and dates for an island, in the reader's language and the organisation's time zone. */
export function useFormat(timeZone: string): Format {
  const locale = useLocale();
  return useMemo(() => createFormat(locale, timeZone), [locale, timeZone]);
}
