import type { MeasureQuery } from "@heard/core/measures";
import type { Catalogue, CatalogueMetric } from "#lib/catalogue.ts";
import type { DayRange } from "#lib/days.ts";
import type { MeasureResult } from "#lib/measure.ts";
import type { Grain } from "#lib/period.ts";
import type { Slice } from "#lib/slice.ts";

export type HomeParts = {
  metrics: MeasureResult[];
  responses: MeasureResult;
  /** `null` without a metric that is asked at touchpoints. */
  stages: MeasureResult | null;
  touchpoints: MeasureResult | null;
};

/** What Home asks for, from one snapshot: the headline of every metric, and where in the journey it is weak. */
export function homeQueries(
  catalogue: Catalogue,
  { period, grain, slice }: { period: DayRange; grain: Grain; slice: Slice },
): { queries: MeasureQuery[]; parts: (results: MeasureResult[]) => HomeParts } {
  const base = { period, filters: slice, compare: "previous" as const };
  const contact: CatalogueMetric | undefined = catalogue.metrics.find(({ scope }) => scope === "transaction");
  const headlines = catalogue.metrics.map(({ key }): MeasureQuery => ({ ...base, metric: key, grain }));
  const breakdowns = contact
    ? (["stage", "touchpoint"] as const).map((groupBy): MeasureQuery => ({ ...base, metric: contact.key, groupBy }))
    : [];
  return {
    queries: [...headlines, { ...base, metric: "responses", grain }, ...breakdowns],
    parts: (results) => {
      const responses = results[headlines.length];
      if (!responses) throw new Error(`measures.many answered ${results.length} queries; Home asked for more`);
      return {
        metrics: results.slice(0, headlines.length),
        responses,
        stages: results[headlines.length + 1] ?? null,
        touchpoints: results[headlines.length + 2] ?? null,
      };
    },
  };
}
