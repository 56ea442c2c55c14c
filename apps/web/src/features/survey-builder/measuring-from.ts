import type { Registry } from "@heard/core/metrics";
import { type ScaleReference, surveyTemplates, templateScales } from "@heard/survey";
import type { CatalogueMetric } from "#lib/catalogue.ts";
import type { Measuring, MetricOption, ScaleOption } from "./measuring.ts";

/** What scores can count for and be asked on: what the organisation has, and what publication would add because a template knows it. */
export function measuringFrom(metrics: readonly CatalogueMetric[], registry: Registry | null): Measuring {
  const known = metrics.map(({ key, name, kind }): MetricOption => ({ key, name, kind, isNew: false }));
  const offered = surveyTemplates
    .flatMap((template) => template.metrics)
    .filter(({ key }, at, all) => all.findIndex((one) => one.key === key) === at)
    .filter(({ key }) => !known.some((one) => one.key === key))
    .map(({ key, name, kind }): MetricOption => ({ key, kind, name: { ...name, en: name.en ?? key }, isNew: true }));
  const kept = [...(registry?.scales ?? []), ...(registry?.metrics.flatMap(({ scales }) => scales) ?? [])];
  const scales = new Map<string, ScaleOption>();
  for (const scale of kept) scales.set(`${scale.key} ${scale.version}`, { ...plain(scale), isKnown: true });
  const own: readonly ScaleReference[] = Object.values(templateScales).filter((one) => typeof one === "object");
  for (const scale of own)
    if (![...scales.values()].some(({ key }) => key === scale.key))
      scales.set(`${scale.key} ${scale.version}`, { ...scale, wording: {}, isKnown: false });
  return { metrics: [...known, ...offered], scales: [...scales.values()] };
}

function plain({
  key,
  version,
  min,
  max,
  direction,
  labels,
  wording,
}: Registry["scales"][number]): Omit<ScaleOption, "isKnown"> {
  const texts = (text: Readonly<Record<string, string | undefined>>) =>
    Object.fromEntries(Object.entries(text).flatMap(([tag, said]) => (said ? [[tag, said]] : [])));
  return {
    ...{ key, version, min, max, direction, wording: texts(wording) },
    labels: Object.fromEntries(Object.entries(labels).map(([point, text]) => [point, texts(text)])),
  };
}
