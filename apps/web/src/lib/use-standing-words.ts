import type { Standing } from "@heard/core/journey";
import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "./measure.ts";

/** What is said where something was put away: that it is done, and what goes on with it all the same. */
export function useStandingWords(): (done: string, standing: Standing) => string {
  const t = useTranslations("common.standing");
  const locale = useLocale();
  const list = (items: string[]) => new Intl.ListFormat(locale, { type: "unit", style: "short" }).format(items);
  return (done, { plans, cases, targets, rules, surveys }) => {
    const named = {
      plans: plans.map(String),
      cases: cases.map(String),
      targets: targets.map((name) => nameIn(locale, name)),
      ...{ rules, surveys },
    };
    const parts = (["plans", "cases", "targets", "rules", "surveys"] as const)
      .filter((kind) => named[kind].length > 0)
      .map((kind) => t(kind, { names: list(named[kind]) }));
    return parts.length === 0 ? done : t("said", { done, list: parts.join("; ") });
  };
}
