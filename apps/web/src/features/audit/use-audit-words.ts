"use client";

import type { AuditItem } from "@heard/core/audit";
import { useTranslations } from "next-intl";

export type AuditWords = {
  actor: (actor: AuditItem["actor"]) => string;
  verb: (verb: string) => string;
  subject: (kind: string) => string;
};

/** The log in the reader's language. It is older than any version of the product: what has no words any more keeps its code. */
export function useAuditWords(): AuditWords {
  const t = useTranslations("audit");
  // Verbs and kinds come from the log at run time, so they cannot be checked by type.
  const known = t as unknown as { (key: string): string; has: (key: string) => boolean };
  const say = (key: string, code: string) => (known.has(key) ? known(key) : code);
  return {
    actor: ({ kind, id, name }) => (kind === "member" && name ? name : t(`actors.${kind}`, { id })),
    verb: (verb) => say(`verbs.${verb}`, verb),
    subject: (kind) => say(`subjects.${kind}`, kind),
  };
}
