import type { PlanItem } from "@heard/core/improvement-plans";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";

/** What comes next for a plan, in a few words. */
export function useNextStep(format: Format): (plan: PlanItem) => string {
  const t = useTranslations("plans");
  return ({ state, gaps, needsCouncil, startsOn, stoppedOn }) => {
    switch (state) {
      case "draft":
        if (gaps.length > 0) return t("next.missing", { gaps: format.list(gaps.map((gap) => t(`gaps.${gap}`))) });
        return t(needsCouncil ? "next.council" : "next.ready");
      case "proposed":
        return t("next.waiting");
      case "approved":
        return startsOn ? t("next.starts", { day: format.day(startsOn) }) : t("next.none");
      case "running":
        if (stoppedOn) return t("next.stopped", { day: format.day(stoppedOn) });
        return startsOn ? t("next.running", { day: format.day(startsOn) }) : t("next.none");
      case "judged":
        return t("next.close");
      default:
        return t("next.none");
    }
  };
}
