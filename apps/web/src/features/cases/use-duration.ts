import { useTranslations } from "next-intl";

/** Minutes of working time in words: "5 h 40 min". */
export function useDuration(): (minutes: number) => string {
  const t = useTranslations("cases");
  return (minutes) => {
    const whole = Math.max(0, Math.round(minutes));
    const [hours, rest] = [Math.floor(whole / 60), whole % 60];
    const said = [
      ...(hours > 0 ? [t("hours", { hours: String(hours) })] : []),
      ...(rest > 0 || hours === 0 ? [t("minutes", { minutes: String(rest) })] : []),
    ];
    return said.join(" ");
  };
}
