import type { Measure, MeasureResult } from "@heard/core/measures";
import type * as z from "zod";
import { listAddress } from "./list-address.ts";
import type { MeasureReply, Measure as MeasureSchema } from "./schemas.ts";

type Trace = Measure["trace"];

/** The address that lists the responses behind a number, by the scale and the journey that it was read by: neither edit moves it. */
const traceAddress = ({ metric, period: { from, to }, filters, scale, journeyVersion }: Trace): string =>
  listAddress("responses", { metric, from, to, scale, journeyVersion }, filters);

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
