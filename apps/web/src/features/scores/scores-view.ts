import { type RowOrder, rowColumns } from "@heard/core/measures/rules";
import { type Comparison, comparisons } from "#features/filters/filter-value.ts";
import { parseTrace } from "#features/trace/trace-target.ts";
import { defaultPeriod, type PeriodChoice, parsePeriod, periodText } from "#lib/period.ts";
import { type Refused, refusedParams, withoutRefused } from "#lib/refused.ts";
import { dimensions, parseSlice, type Slice, sliceQuery } from "#lib/slice.ts";

/** Everything that decides what the Scores screen shows. All of it stands in the address: any view is a link. */
export type ScoresView = {
  period: PeriodChoice;
  compare: Comparison;
  slice: Slice;
  /** The metric that trend, distribution and breakdown are about; the first one when absent. */
  metric: string | null;
  method: string | null;
  /** A dimension, or `segment:<field>`. */
  by: string | null;
  /** Stages are read by that version of the journey; today's when `null`. */
  journey: number | null;
  sort: RowOrder;
};

const weakestFirst: RowOrder = { column: "value", direction: "ascending" };

/** The view as its rows stand: where the highest figure is the weakest, the usual order begins with it. */
export function asSorted(view: ScoresView, isTurned: boolean): ScoresView {
  return isTurned && sortText(view.sort) === null
    ? { ...view, sort: { column: "value", direction: "descending" } }
    : view;
}

function parseSort(text: string | null): RowOrder | null {
  const descending = text?.startsWith("-") ?? false;
  const column = rowColumns.find((one) => one === text?.replace(/^-/, ""));
  return column ? { column, direction: descending ? "descending" : "ascending" } : null;
}

function sortText({ column, direction }: RowOrder): string | null {
  if (column === weakestFirst.column && direction === weakestFirst.direction) return null;
  return direction === "descending" ? `-${column}` : column;
}

/** Each parameter as far as it makes sense by itself; `null` where it is absent or makes none. */
function readParams(params: URLSearchParams) {
  const by = params.get("by");
  return {
    period: parsePeriod(params.get("period")),
    compare: comparisons.find((one) => one === params.get("compare")) ?? null,
    by: by !== null && (dimensions.some((one) => one === by) || /^segment:./.test(by)) ? by : null,
    journey: /^[1-9]\d{0,5}$/.test(params.get("journey") ?? "") ? Number(params.get("journey")) : null,
    sort: parseSort(params.get("sort")),
  };
}

export function parseScoresView(params: URLSearchParams): ScoresView {
  const { period, compare, sort, ...rest } = readParams(params);
  return {
    ...rest,
    period: period ?? defaultPeriod,
    compare: compare ?? "previous",
    slice: parseSlice(params),
    metric: params.get("metric"),
    method: params.get("method"),
    sort: sort ?? weakestFirst,
  };
}

/** The parameters of an address that make no sense by themselves. Whether the others name anything, the server knows. */
export function refusedScoresParams(params: URLSearchParams): Refused[] {
  return refusedParams(params, { ...readParams(params), trace: parseTrace(params.get("trace")) });
}

/** What a view names, to be held against what the organisation has. */
export function namesOf({ metric, method, by, journey, slice }: ScoresView) {
  return {
    ...(metric === null ? {} : { metrics: [metric] }),
    ...(method === null ? {} : { method }),
    ...(by === null ? {} : { groupBy: by }),
    ...(journey === null ? {} : { journeyVersion: journey }),
    filters: sliceQuery(slice),
  };
}

/** The view without what names nothing. */
export function withoutUnknown(view: ScoresView, unknown: readonly Refused[]): ScoresView {
  const isUnknown = (part: string) => unknown.some((one) => one.part === part);
  return {
    ...view,
    slice: withoutRefused(view.slice, unknown),
    metric: isUnknown("metric") ? null : view.metric,
    // A method belongs to its metric.
    method: isUnknown("metric") || isUnknown("method") ? null : view.method,
    by: isUnknown("by") ? null : view.by,
    journey: isUnknown("journey") ? null : view.journey,
  };
}

/** The address of a view; what is as usual is left out. */
export function scoresQuery(view: ScoresView): Record<string, string | string[] | null> {
  return {
    journey: view.journey === null ? null : String(view.journey),
    period: view.period === defaultPeriod ? null : periodText(view.period),
    compare: view.compare === "previous" ? null : view.compare,
    ...sliceQuery(view.slice),
    metric: view.metric,
    method: view.method,
    by: view.by,
    sort: sortText(view.sort),
  };
}
