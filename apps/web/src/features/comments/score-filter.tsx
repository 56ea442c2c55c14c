"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Catalogue, CatalogueMetric } from "#lib/catalogue.ts";
import { nameIn } from "#lib/measure.ts";
import { type Tone, toneOfScore } from "#lib/score-tone.ts";
import type { ScoreRange } from "./comments-view.ts";
import { FilterMenu } from "./filter-menu.tsx";

export type ScoreFilterProps = {
  catalogue: Catalogue;
  value: ScoreRange | null;
  onChange: (value: ScoreRange | null) => void;
};

/** Comments by the score that came with them: each metric's bad, middle and good points. */
export function ScoreFilter({ catalogue, value, onChange }: ScoreFilterProps) {
  const t = useTranslations("comments.score");
  const locale = useLocale();
  const say = (range: ScoreRange) => {
    const metric = catalogue.metrics.find(({ key }) => key === range.metric);
    return t("range", {
      metric: metric ? nameIn(locale, metric.name) : range.metric,
      from: String(range.from),
      to: String(range.to),
    });
  };
  const groups = [
    { id: "any", items: [{ id: "any", label: t("any"), selected: value === null, onAction: () => onChange(null) }] },
    ...catalogue.metrics.map((metric) => ({
      id: metric.key,
      label: nameIn(locale, metric.name),
      items: rangesOf(metric).map((range) => ({
        id: `${range.metric} ${range.from}`,
        label: `${range.from}–${range.to}`,
        selected: value?.metric === range.metric && value.from === range.from && value.to === range.to,
        onAction: () => onChange(range),
      })),
    })),
  ];
  return <FilterMenu label={t("label")} shown={value && say(value)} all={t("all")} groups={groups} />;
}

/** The stretches of a scale that mean one thing, lowest first. */
function rangesOf({ key, kind, scale }: CatalogueMetric): ScoreRange[] {
  if (!scale) return [];
  const ranges: (ScoreRange & { tone: Tone })[] = [];
  for (let point = scale.min; point <= scale.max; point += 1) {
    const tone = toneOfScore(point, scale, kind === "driver" || kind === "csat" ? "other" : kind);
    const last = ranges.at(-1);
    if (last?.tone === tone) last.to = point;
    else ranges.push({ metric: key, from: point, to: point, tone });
  }
  return ranges.map(({ metric, from, to }) => ({ metric, from, to }));
}
