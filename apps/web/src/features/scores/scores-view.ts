import { type RowOrder, rowColumns } from "@heard/core/measures/rules";
import { type Comparison, comparisons } from "#features/filters/filter-value.ts";
import { defaultPeriod, type PeriodChoice, parsePeriod, periodText } from "#lib/period.ts";
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

function parseSort(text: string | null): RowOrder {
  const descending = text?.startsWith("-") ?? false;
  const column = rowColumns.find((one) => one === text?.replace(/^-/, ""));
  return column ? { column, direction: descending ? "descending" : "ascending" } : weakestFirst;
}

function sortText({ column, direction }: RowOrder): string | null {
  if (column === weakestFirst.column && direction === weakestFirst.direction) return null;
  return direction === "descending" ? `-${column}` : column;
}

export function parseScoresView(params: URLSearchParams): ScoresView {
  const by = params.get("by");
  return {
    period: parsePeriod(params.get("period")) ?? defaultPeriod,
    compare: comparisons.find((one) => one === params.get("compare")) ?? "previous",
    slice: parseSlice(params),
    metric: params.get("metric"),
    method: params.get("method"),
    by: by !== null && (dimensions.some((one) => one === by) || /^segment:./.test(by)) ? by : null,
    journey: /^[1-9]\d{0,8}$/.test(params.get("journey") ?? "") ? Number(params.get("journey")) : null,
    sort: parseSort(params.get("sort")),
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
