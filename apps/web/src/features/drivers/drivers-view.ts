import { type PeriodChoice, parsePeriod, periodText } from "#lib/period.ts";
import { type Refused, refusedParams, withoutRefused } from "#lib/refused.ts";
import { parseSlice, type Slice, sliceQuery } from "#lib/slice.ts";

/** Everything that decides what the Drivers screen shows. All of it stands in the address. */
export type DriversView = {
  period: PeriodChoice;
  slice: Slice;
  /** The score that drivers are weighed for; the first one when `null`. */
  metric: string | null;
};

/** Weights need hundreds of complete responses, which a quarter seldom has. */
const defaultPeriod: PeriodChoice = "last-12-months";

const readParams = (params: URLSearchParams) => ({ period: parsePeriod(params.get("period")) });

export function parseDriversView(params: URLSearchParams): DriversView {
  return {
    period: readParams(params).period ?? defaultPeriod,
    slice: parseSlice(params),
    metric: params.get("metric"),
  };
}

/** The parameters of an address that make no sense by themselves. */
export function refusedDriversParams(params: URLSearchParams): Refused[] {
  return refusedParams(params, readParams(params));
}

/** The view without what names nothing. */
export function withoutUnknown(view: DriversView, unknown: readonly Refused[]): DriversView {
  const isKnown = !unknown.some(({ part }) => part === "metric");
  return { ...view, slice: withoutRefused(view.slice, unknown), metric: isKnown ? view.metric : null };
}

/** The address of a view; what is as usual is left out. */
export function driversQuery({ period, slice, metric }: DriversView): Record<string, string | string[] | null> {
  return { period: period === defaultPeriod ? null : periodText(period), ...sliceQuery(slice), metric };
}
