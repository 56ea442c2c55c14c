import type { Catalogue } from "#lib/catalogue.ts";
import { defaultPeriod, type PeriodChoice, parsePeriod, periodText } from "#lib/period.ts";
import { type Refused, refusedParams, withoutRefused } from "#lib/refused.ts";
import { parseSlice, type Slice, sliceQuery } from "#lib/slice.ts";

export type UnitsBy = "touchpoint" | "channel" | `segment:${string}`;
/** Everything that decides what the Consistency screen shows. All of it stands in the address. */
export type ConsistencyView = { period: PeriodChoice; slice: Slice; metric: string | null; by: string | null };

const readParams = (params: URLSearchParams) => ({ period: parsePeriod(params.get("period")) });

export function parseConsistencyView(params: URLSearchParams): ConsistencyView {
  return {
    ...{ period: readParams(params).period ?? defaultPeriod, slice: parseSlice(params) },
    ...{ metric: params.get("metric"), by: params.get("by") },
  };
}

/** The parameters of an address that make no sense by themselves. */
export function refusedConsistencyParams(params: URLSearchParams): Refused[] {
  return refusedParams(params, readParams(params));
}

/** The view without what names nothing. */
export function withoutUnknown(view: ConsistencyView, unknown: readonly Refused[]): ConsistencyView {
  const isKnown = !unknown.some(({ part }) => part === "metric");
  return { ...view, slice: withoutRefused(view.slice, unknown), metric: isKnown ? view.metric : null };
}

/** What can be a unit: an organisation's own segments first, as shops and teams are what it runs. */
export const unitChoices = (catalogue: Catalogue): UnitsBy[] => [
  ...catalogue.segmentFields.map(({ key }) => `segment:${key}` as const),
  ...(["touchpoint", "channel"] as const),
];

/** The address of a view; what is as usual is left out. */
export function consistencyQuery({ period, slice, metric, by }: ConsistencyView) {
  return { period: period === defaultPeriod ? null : periodText(period), ...sliceQuery(slice), metric, by };
}
