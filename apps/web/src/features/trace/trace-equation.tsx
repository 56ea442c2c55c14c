"use client";

import { ShareBar } from "@heard/ui/charts/share-bar";
import { useTranslations } from "next-intl";
import { formatValue, scaleList } from "#lib/figures.ts";
import type { Format } from "#lib/format.ts";
import type { Measure } from "#lib/measure.ts";
import { traceSums } from "./trace-sums.ts";

/** The value written out with its own counts, and the parts of the whole as a bar. */
export function TraceEquation({ measure, format }: { measure: Measure; format: Format }) {
  const t = useTranslations("trace");
  const groups = useTranslations("scores.distribution.groups");
  const { value, unit, n, method, scale } = measure;
  if (value === null) return null;
  const shown = formatValue(format, unit, value, measure.base === "lowBase");
  if (method === "count") return <p className="text-body">{t("equationCount", { n })}</p>;
  if (measure.pooled) {
    const scales = scaleList(measure.pooled, format);
    return <p className="text-body tabular-nums">{t("equationPooled", { n, scales, value: shown })}</p>;
  }
  const sums = traceSums(measure);
  if (!sums || !scale) return null;
  const counts = { n, value: shown };
  const equations = {
    nps: t("equationNps", { promoters: sums.good, detractors: sums.bad, ...counts }),
    topTwoBox: t("equationTopTwo", { top: sums.good, points: sums.goodPoints, ...counts }),
    mean: t("equationMean", counts),
    composite: t("equationComposite", { mean: format.mean(sums.mean), max: String(scale.max), ...counts }),
    net: t("equationNet", { top: format.count(sums.good), bottom: format.count(sums.bad), ...counts }),
    easeIndex: t("equationEase", {
      mean: format.mean(sums.mean),
      min: String(scale.min),
      max: String(scale.max),
      ...counts,
    }),
  };
  const names =
    method === "nps"
      ? ({ bad: "detractor", middle: "passive", good: "promoter" } as const)
      : method === "easeIndex"
        ? ({ bad: "hard", middle: "neither", good: "easy" } as const)
        : ({ bad: "bottom", middle: "middle", good: "top" } as const);
  const part = (key: "bad" | "middle" | "good", tone: "detractor" | "passive" | "promoter") => ({
    key,
    tone,
    share: sums[key] / n,
    label: t("parts", { name: groups(names[key]), count: format.count(sums[key]) }),
  });
  return (
    <div>
      <p className="mb-3 text-body tabular-nums">
        <Solved equation={equations[method]} result={shown} />
      </p>
      <ShareBar
        label={equations[method]}
        parts={[part("bad", "detractor"), part("middle", "passive"), part("good", "promoter")]}
      />
    </div>
  );
}

/** What the sums come to is what the drawer was opened for: it stands out from them. */
function Solved({ equation, result }: { equation: string; result: string }) {
  const at = equation.lastIndexOf(result);
  if (at < 0) return equation;
  return (
    <>
      {equation.slice(0, at)}
      <strong className="font-semibold">{equation.slice(at)}</strong>
    </>
  );
}
