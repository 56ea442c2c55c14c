import type { AlertItem } from "@heard/core/alerts";
import { Chip } from "@heard/ui/chip";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";

/** Where an alert stands: new, found late, lasting, snoozed. */
export function AlertMarks({ alert, format }: { alert: AlertItem; format: Format }) {
  const t = useTranslations("alerts");
  const { word, state, snoozedUntil, silence } = alert;
  const judged = silence ? t(`silentWords.${word === "open" ? "open" : "passed"}`) : t(`words.${word}`);
  return (
    <p className="mb-1 flex flex-wrap gap-1.5">
      {alert.isUnseen ? <Chip tone="accent">{t("marks.new")}</Chip> : null}
      <Chip tone={word === "lasting" ? "passive" : "neutral"}>{judged}</Chip>
      {alert.isLate ? (
        <span title={t("marks.lateWhy")}>
          <Chip>{t("marks.late")}</Chip>
        </span>
      ) : null}
      {alert.isGone ? (
        <span title={t("marks.goneWhy")}>
          <Chip tone="absent">{t("marks.gone")}</Chip>
        </span>
      ) : null}
      {alert.isMuted ? <Chip tone="absent">{t("marks.muted")}</Chip> : null}
      {state === "snoozed" && snoozedUntil ? (
        <Chip>{t("marks.snoozed", { day: format.day(snoozedUntil) })}</Chip>
      ) : null}
      {state === "resolved" ? <Chip>{t("marks.resolved")}</Chip> : null}
    </p>
  );
}
