import { defaultPeriod, type PeriodChoice, parsePeriod, periodText } from "#lib/period.ts";
import { type Refused, refusedParams, withoutRefused } from "#lib/refused.ts";
import { parseSlice, type Slice, sliceQuery } from "#lib/slice.ts";

/** By what the table begins with: what costs or adds most, what is most spoken of, what is spoken of worst. */
export const themeOrders = ["impact", "volume", "sentiment"] as const;
export type ThemeOrder = (typeof themeOrders)[number];

/** Everything that decides what the Themes screen shows. All of it stands in the address. */
export type ThemesView = {
  period: PeriodChoice;
  slice: Slice;
  /** The score on which impact is measured; the first one when `null`. */
  metric: string | null;
  order: ThemeOrder;
  /** The instant as of which the counts are asked for; as they stand now when `null`. */
  asOf: Date | null;
};

function readParams(params: URLSearchParams) {
  return {
    period: parsePeriod(params.get("period")),
    sort: themeOrders.find((one) => one === params.get("sort")) ?? null,
    asOf: parseInstant(params.get("asOf")),
  };
}

/** 2026-11-12T14:03:27.120Z, as an address carries it. */
function parseInstant(text: string | null): Date | null {
  const at = new Date(text ?? "");
  return Number.isNaN(at.getTime()) || at.toISOString() !== text ? null : at;
}

export function parseThemesView(params: URLSearchParams): ThemesView {
  const { period, sort, asOf } = readParams(params);
  return {
    period: period ?? defaultPeriod,
    slice: parseSlice(params),
    metric: params.get("metric"),
    order: sort ?? "impact",
    asOf,
  };
}

/** The parameters of an address that make no sense by themselves. */
export function refusedThemesParams(params: URLSearchParams): Refused[] {
  return refusedParams(params, readParams(params));
}

/** The view without what names nothing. */
export function withoutUnknown(view: ThemesView, unknown: readonly Refused[]): ThemesView {
  const isKnown = !unknown.some(({ part }) => part === "metric");
  return { ...view, slice: withoutRefused(view.slice, unknown), metric: isKnown ? view.metric : null };
}

/** The address of a view; what is as usual is left out. */
export function themesQuery({
  period,
  slice,
  metric,
  order,
  asOf,
}: ThemesView): Record<string, string | string[] | null> {
  return {
    period: period === defaultPeriod ? null : periodText(period),
    ...sliceQuery(slice),
    metric,
    sort: order === "impact" ? null : order,
    asOf: asOf?.toISOString() ?? null,
  };
}
