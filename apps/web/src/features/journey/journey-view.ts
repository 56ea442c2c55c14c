import { type Comparison, comparisons } from "#features/filters/filter-value.ts";
import { defaultPeriod, type PeriodChoice, parsePeriod, periodText } from "#lib/period.ts";
import { type Refused, refusedParams, withoutRefused } from "#lib/refused.ts";
import { parseSlice, type Slice, sliceQuery } from "#lib/slice.ts";

/** Everything that decides what the Journey screen shows. All of it stands in the address. */
export type JourneyAddress = {
  period: PeriodChoice;
  compare: Comparison;
  slice: Slice;
  /** The segment whose values are the personas; the first one when `null`. */
  persona: string | null;
  /** Drawn by that version of the journey; today's when `null`. */
  journey: number | null;
};

function readParams(params: URLSearchParams) {
  const version = params.get("journey") ?? "";
  return {
    period: parsePeriod(params.get("period")),
    compare: comparisons.find((one) => one === params.get("compare")) ?? null,
    journey: /^[1-9]\d{0,5}$/.test(version) ? Number(version) : null,
  };
}

export function parseJourneyAddress(params: URLSearchParams): JourneyAddress {
  const { period, compare, journey } = readParams(params);
  return {
    ...{ period: period ?? defaultPeriod, compare: compare ?? "previous", slice: parseSlice(params), journey },
    persona: params.get("persona"),
  };
}

/** The parameters of an address that make no sense by themselves. */
export function refusedJourneyParams(params: URLSearchParams): Refused[] {
  return refusedParams(params, readParams(params));
}

/** The view without what names nothing. */
export const withoutUnknown = (view: JourneyAddress, unknown: readonly Refused[]): JourneyAddress => ({
  ...view,
  slice: withoutRefused(view.slice, unknown),
});

/** The address of a view; what is as usual is left out. */
export function journeyQuery({ period, compare, slice, persona, journey }: JourneyAddress) {
  return {
    period: period === defaultPeriod ? null : periodText(period),
    compare: compare === "previous" ? null : compare,
    ...sliceQuery(slice),
    persona,
    journey,
  };
}
