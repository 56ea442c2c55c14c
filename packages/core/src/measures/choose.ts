import type { ScaleRow } from "@heard/db/schema/metrics";
import { invalidInput } from "../errors.ts";
import type { MeasureScale } from "./measure.ts";
import type { HistogramRow } from "./read.ts";
import type { ResolvedQuery } from "./resolve.ts";

/** The measure that a figure is of: a metric with one version of its scale. `scale` is `null` for the response count. */
export type ChosenMeasure = { id: number; scale: ScaleRow | null };

/** How a scale version is named: `csat-1-5@2`. */
export const scaleName = ({ key, version }: Pick<ScaleRow, "key" | "version">) => `${key}@${version}`;

/** What a figure says of its scale. */
export const measureScale = ({ key, version, min, max, direction }: ScaleRow): MeasureScale => ({
  key,
  version,
  min,
  max,
  direction,
});

const noMeasure: ChosenMeasure = { id: -1, scale: null };

/**
 * The measures that a figure is of. The ease index is common to all scales of effort, so it is of every one that the period has, or of those asked
 * for; any other figure is of one.
 * @throws DomainError invalid_input `unknown_key`, also for several scales of a figure that has only one
 */
export function chooseMeasures(
  resolved: Pick<ResolvedQuery, "metric" | "method">,
  rows: readonly Pick<HistogramRow, "period" | "measureId">[],
  period: number,
  wanted: string | undefined,
): ChosenMeasure[] {
  const { metric, method } = resolved;
  if (method !== "easeIndex" || !metric) return [chooseMeasure(resolved, rows, period, wanted)];
  if (wanted !== undefined) return wanted.split(",").map((name) => chooseMeasure(resolved, rows, period, name));
  const answered = new Set(rows.filter((row) => row.period === period).map(({ measureId }) => measureId));
  const found = metric.measures.filter(({ id }) => answered.has(id));
  return found.length > 0 ? found : [chooseMeasure(resolved, rows, period, undefined)];
}

/**
 * Answers on different scales are never pooled, so a figure is of one scale version: the one asked for, else the one that takes new answers when
 * the period has any of it, else the newest that the period has. So a figure of last year stays what it was when the scale was edited since.
 * @throws DomainError invalid_input `unknown_key` for a version that the metric never had
 */
function chooseMeasure(
  { metric }: Pick<ResolvedQuery, "metric">,
  rows: readonly Pick<HistogramRow, "period" | "measureId">[],
  period: number,
  wanted: string | undefined,
): ChosenMeasure {
  if (wanted !== undefined) {
    const named = metric?.measures.find(({ scale }) => scaleName(scale) === wanted);
    if (!named) throw invalidInput("unknown_key", { what: "scale", value: wanted });
    return named;
  }
  // A count of responses is on no scale.
  if (!metric) return { id: 0, scale: null };
  const answered = new Set(rows.filter((row) => row.period === period).map(({ measureId }) => measureId));
  // In the order of the catalogue the last one takes new answers, and the ones before it stand from older to newer.
  return metric.measures.findLast(({ id }) => answered.has(id)) ?? metric.measures.at(-1) ?? noMeasure;
}
