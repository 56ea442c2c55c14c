import type { LedgerRule } from "@heard/core/sending/rules";
import { useTranslations } from "next-intl";

/** A rule of the ledger in words. */
export function useRuleWord(): (rule: string) => string {
  const t = useTranslations("distribution.ledger.rules");
  return (rule) => t(rule as LedgerRule);
}
