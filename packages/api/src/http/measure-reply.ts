import type { Measure, MeasureResult } from "@heard/core/measures";
import { valueList } from "@heard/core/measures/rules";
import type * as z from "zod";
import type { MeasureReply, Measure as MeasureSchema } from "./schemas.ts";

type Trace = Measure["trace"];

/** The address that lists the responses behind a number, by the scale and the journey that it was read by: neither edit moves it. */
function traceAddress({ metric, period, filters, scale, journeyVersion }: Trace): string {
  const params = new URLSearchParams({ metric, from: period.from, to: period.to });
  if (scale !== undefined) params.set("scale", scale);
  if (journeyVersion !== undefined) params.set("journeyVersion", String(journeyVersion));
  const { segments, ...dimensions } = filters as Record<string, unknown>;
  for (const [dimension, keys] of Object.entries(dimensions))
    if (Array.isArray(keys)) params.set(dimension, valueList(keys));
  for (const [field, values] of Object.entries((segments ?? {}) as Record<string, string[]>))
    params.set(`segment.${field}`, valueList(values));
  return `/api/v1/responses?${params.toString().replaceAll("%2C", ",").replaceAll("%40", "@")}`;
}

function measureReply(measure: Measure): z.input<typeof MeasureSchema> {
  return { ...measure, trace: traceAddress(measure.trace) };
}

/** A result as the API says it: the total's fields at the top, groups and series below. */
export function resultReply(result: MeasureResult): z.input<typeof MeasureReply> {
  const { total, groups, series, previousSeries, period, comparedWith, counted } = result;
  const points = (list: typeof series) =>
    list?.map(({ from, measure }) => ({ from, measure: measureReply(measure) })) ?? null;
  return {
    ...measureReply(total),
    period,
    comparedWith,
    counted,
    groups: groups?.map((group) => ({ ...group, measure: measureReply(group.measure) })) ?? null,
    series: points(series),
    previousSeries: points(previousSeries),
  };
}
