import type { RegistryScale } from "@heard/core/metrics";
import { useTranslations } from "next-intl";
import type { Format } from "#lib/format.ts";

/** How a scale and its answers are said in a line. */
export function useScaleWords(format: Format) {
  const t = useTranslations("metricRegistry.scale");
  const common = useTranslations("common");
  return {
    /** "1 to 5, higher is better" */
    shape: ({ min, max, direction }: Pick<RegistryScale, "min" | "max" | "direction">) =>
      t("line", {
        min: String(min),
        max: String(max),
        direction: common(`directions.${direction}`).toLocaleLowerCase(),
      }),
    /** "4,970 answers, Nov 2023 to Nov 2026" */
    answers: ({ answerCount, firstMonth, lastMonth }: RegistryScale) => {
      const count = t("answers", { count: answerCount });
      if (!firstMonth || !lastMonth) return count;
      const [from, to] = [format.month(firstMonth), format.month(lastMonth)];
      return [count, from === to ? from : t("months", { from, to })].join(common("list.separator"));
    },
  };
}
