import type { CaseItem } from "@heard/core/cases";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";
import { useDuration } from "./use-duration.ts";

type Clocked = Pick<
  CaseItem,
  "state" | "dueAt" | "closedAt" | "isPaused" | "isLate" | "allowedMinutes" | "usedMinutes"
>;

/** What the clock of a case says: how long is left, in business hours, and when that is over. */
export function useClockWords(format: Format): { short: (item: Clocked) => string; when: (item: Clocked) => string } {
  const t = useTranslations("cases.clock");
  const duration = useDuration();
  return {
    short: (item) => {
      if (item.state === "merged") return t("wasMerged");
      if (item.state === "closed") return item.closedAt ? t("closed", { at: format.instant(item.closedAt) }) : "";
      // What is over stays over, also while it is paused.
      if (item.isPaused && !item.isLate) return t("paused");
      const left = item.allowedMinutes - item.usedMinutes;
      return item.isLate ? t("over", { time: duration(-left) }) : t("left", { time: duration(left) });
    },
    when: (item) => {
      const late = item.usedMinutes - item.allowedMinutes;
      if (item.state === "closed" && late > 0) return t("over", { time: duration(late) });
      return item.dueAt ? t("due", { at: format.instant(item.dueAt) }) : "";
    },
  };
}
