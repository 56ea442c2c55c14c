"use client";

import { type AuditLanguage, type AuditWords, auditWords } from "@heard/core/audit/rules";
import { useLocale, useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";

/** The log in the reader's language, as its file says it too. */
export function useAuditWords(format: Format): AuditWords {
  const locale = useLocale();
  const t = useTranslations();
  return auditWords({ locale, texts: t as unknown as AuditLanguage["texts"], format });
}
