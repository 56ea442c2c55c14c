import type { Annotation } from "@heard/core/annotations";
import type { Slice } from "./slice.ts";

/** Something that happened, over the points of a trend that it touches. */
export type TrendEvent = { annotation: Annotation; mark: string; from: number; to: number };

/** What happened while a trend lasted, in order; of a view of some touchpoints, what happened there or everywhere. */
export function trendEvents(
  points: readonly { day: string }[],
  lastDay: string,
  { annotations, slice }: { annotations: readonly Annotation[]; slice: Slice },
): TrendEvent[] {
  const first = points[0]?.day;
  if (first === undefined) return [];
  const isSeen = ({ touchpoints }: Annotation) =>
    touchpoints.length === 0 || !slice.touchpoint || slice.touchpoint.some((key) => touchpoints.includes(key));
  const placeOf = (day: string) =>
    Math.max(
      0,
      points.findLastIndex((point) => point.day <= day),
    );
  return annotations
    .filter((one) => one.from <= lastDay && one.to >= first && isSeen(one))
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id - b.id))
    .map((annotation, at) => ({
      ...{ annotation, mark: String(at + 1) },
      ...{ from: placeOf(annotation.from), to: placeOf(annotation.to) },
    }));
}
