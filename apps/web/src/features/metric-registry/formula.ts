import type { RegistryMetric } from "@heard/core/metrics";
import { useTranslations } from "next-intl";

type Method = RegistryMetric["headlineMethod"];
type Scale = { min: number; max: number; direction: "higherIsBetter" | "lowerIsBetter" };

/** The formula of a method on a scale, in words: the one that the code computes by. */
export function useFormula(): (method: Method, scale: Scale) => string {
  const t = useTranslations("metricRegistry.formulas");
  return (method, { min, max, direction }) => {
    const higher = direction === "higherIsBetter";
    const ends = { min: String(min), max: String(max), range: String(max - min) };
    if (method === "easeIndex") return higher ? t("easeHigh", ends) : t("easeLow", ends);
    if (method === "topTwoBox")
      return t("topTwoBox", { best: String(higher ? max : min), second: String(higher ? max - 1 : min + 1) });
    if (method === "mean") return t("mean", ends);
    if (method === "composite") return t("composite", { max: ends.max });
    return method === "nps" ? t("nps") : t("net");
  };
}
