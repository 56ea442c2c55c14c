import { useTranslations } from "next-intl";
import { ToneMark } from "./place-cell.tsx";

/** What the marks of the map mean. */
export function JourneyKey() {
  const t = useTranslations("journey.key");
  return (
    <aside aria-label={t("title")} className="mt-6 flex flex-wrap gap-x-6 gap-y-1 text-ink-3 text-small">
      <span>{t("interval")}</span>
      <span>{t("hollow")}</span>
      {(["good", "bad"] as const).map((tone) => (
        <span key={tone} className="inline-flex items-baseline gap-1.5">
          <ToneMark tone={tone} />
          {t(tone)}
        </span>
      ))}
      <span>{t("drawn")}</span>
    </aside>
  );
}
