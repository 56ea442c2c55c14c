import type { TargetItem } from "@heard/core/targets";
import { useLocale, useTranslations } from "next-intl";
import { formatChange, formatEnds, formatValue } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import { nameIn } from "#lib/measure.ts";

type Range = { low: number; high: number };

/** A target and its numbers in words. */
export function useTargetWords(format: Format) {
  const t = useTranslations("targets");
  const common = useTranslations("common.figures");
  const locale = useLocale();
  const range = (unit: TargetItem["unit"], ends: Range) =>
    formatEnds(format, unit, ends, (low, high) => common("range", { low, high }));
  return {
    range,
    name: ({ metric, touchpoint }: Pick<TargetItem, "metric" | "touchpoint">) =>
      t("name", {
        metric: nameIn(locale, metric.name),
        place: touchpoint ? nameIn(locale, touchpoint.name) : t("all"),
      }),
    value: (unit: TargetItem["unit"], value: number) => formatValue(format, unit, value),
    change: (unit: TargetItem["unit"], value: number) => formatChange(format, unit, value),
    n: (count: number) => common("n", { n: format.count(count) }),
    /** What a number stands on: how many, and its interval. */
    judged: (unit: TargetItem["unit"], count: number, ends: Range | null) =>
      ends
        ? common("nAndInterval", { n: format.count(count), interval: range(unit, ends) })
        : common("n", { n: format.count(count) }),
  };
}
