import { histogramFromCounts, type ScoreHistogram } from "@heard/metrics";
import type { ChosenMeasure } from "./choose.ts";
import type { HistogramRow } from "./read.ts";
import type { ResolvedQuery } from "./resolve.ts";

/** Answers on one scale. */
export type Part = { counts: number[]; scale: ChosenMeasure["scale"] };
/** The answers of a figure, on the scales that have any, with the n that its interval may claim. */
export type Sample = { parts: Part[]; effectiveN: number | null };
/** What a figure is compared with. `otherBefore` counts the answers before that are on a scale which does not compare. */
export type Pair = { now: Sample; before: Sample | null; otherBefore: number };
const emptyBins = () => new Array<number>(11).fill(0);
export const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
export const sizeOf = ({ parts }: Pick<Sample, "parts">) => sumOf(parts.map(({ counts }) => sumOf(counts)));
/** How many people a sample can speak for, by which it is hidden, marked as low and compared: seven ratings by one person are one person's. */
export const peopleIn = (sample: Sample) => sample.effectiveN ?? sizeOf(sample);

/** The answers by scale; where there are none, the scale that would have them. */
export function partsOf(measures: readonly ChosenMeasure[], rows: readonly HistogramRow[]): Part[] {
  const all = measures.map(({ id, scale }) => ({ scale, counts: merged(rows.filter((row) => row.measureId === id)) }));
  const answered = all.filter(({ counts }) => sumOf(counts) > 0);
  return answered.length > 0 ? answered : all.slice(-1);
}

export function merged(rows: readonly HistogramRow[]): number[] {
  return rows.reduce((sum, { counts }) => sum.map((value, bin) => value + (counts[bin] ?? 0)), emptyBins());
}

/** The n of the largest touchpoint, for metrics of which one response gives several scores; `null` for all others. */
export function largest(rows: readonly HistogramRow[], resolved: ResolvedQuery): number | null {
  if (!resolved.metric?.hasItems) return null;
  const byTouchpoint = new Map<number, number>();
  for (const { groups, counts } of rows) {
    const touchpoint = groups.at(-1) ?? 0;
    byTouchpoint.set(touchpoint, (byTouchpoint.get(touchpoint) ?? 0) + sumOf(counts));
  }
  return byTouchpoint.size > 0 ? Math.max(...byTouchpoint.values()) : 0;
}

export function histogramsOf({ parts }: Pick<Sample, "parts">): ScoreHistogram[] {
  return parts.flatMap(({ scale, counts }) => {
    if (!scale) return [];
    const { min, max, direction } = scale;
    return [histogramFromCounts({ min, max, direction }, counts.slice(0, max - min + 1))];
  });
}
