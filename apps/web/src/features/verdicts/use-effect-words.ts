import type { PlanGoal } from "@heard/core/improvement-plans";
import { useLocale, useTranslations } from "next-intl";
import type { Catalogue } from "#lib/catalogue.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";

export type GoalMethod = PlanGoal["method"];
const mostNamed = 8;

/** The numbers and names of a plan in the reader's language. NPS in points, means in points of their scale, shares in percentage points. */
export function useEffectWords(format: Format) {
  const t = useTranslations("verdicts");
  const locale = useLocale();
  const bare = (method: GoalMethod, value: number) => (method === "mean" ? format.mean(value) : format.decimal(value));
  const signed = (method: GoalMethod, value: number) =>
    method === "mean" ? format.signedMean(value) : format.points(value);
  return {
    /** 62.4 */
    level: bare,
    /** +6.3 */
    signed,
    /** +6.3 points */
    change: (method: GoalMethod, value: number) =>
      t(method === "share" ? "unit.percent" : "unit.points", { value: signed(method, value) }),
    /** 6.3 points, whichever way */
    size: (method: GoalMethod, value: number) =>
      t(method === "share" ? "unit.percent" : "unit.points", { value: bare(method, Math.abs(value)) }),
    /** Chiado, Belém and 4 more */
    list: (names: string[]) =>
      names.length > mostNamed
        ? t("list.more", { names: format.list(names.slice(0, mostNamed)), count: String(names.length - mostNamed) })
        : format.list(names),
    /** Also of one that was put away since. */
    metricName: ({ metrics, archivedMetrics }: Catalogue, key: string) => {
      const found = [...metrics, ...archivedMetrics].find((metric) => metric.key === key);
      return found ? nameIn(locale, found.name) : key;
    },
    unitName: ({ touchpoints, segmentFields }: Catalogue, unitField: string, unit: string) => {
      const units =
        unitField === "touchpoint" ? touchpoints : (segmentFields.find(({ key }) => key === unitField)?.values ?? []);
      const found = units.find(({ key }) => key === unit);
      return found ? nameIn(locale, found.name) : unit;
    },
  };
}
export type EffectWords = ReturnType<typeof useEffectWords>;
