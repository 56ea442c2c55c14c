import { useTranslations } from "next-intl";
import type { TrendWords } from "./trend-data.ts";

/** The words of a point: n, interval, and what stands where there is no number. */
export function useTrendWords(): TrendWords {
  const t = useTranslations("common");
  return {
    n: (n) => t("figures.n", { n }),
    range: (low, high) => t("figures.range", { low, high }),
    withheld: t("verdicts.tooFewAnswers"),
    noAnswers: t("figures.noAnswers"),
  };
}
