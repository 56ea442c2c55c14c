import { adjustedWaldNetInterval, netPoints, pooledEaseSummary, type ScoreHistogram } from "@heard/metrics";
import type { Interval, Measure, MeasureScale } from "./measure.ts";
import { type Method, type Unit, unitOf } from "./methods.ts";

/** One place's figure on the ruler that all places share. */
export type PlaceFigure = { value: number; n: number; interval: Interval | null };
type Asked = Pick<Measure, "metric" | "method" | "scale" | "pooled" | "value" | "n" | "interval" | "histogram">;
export type PlaceComparison = {
  /** `same`: one question on one scale. `index`: what was asked differs, so every answer is read as 0…100 of its own scale, and whoever shows it says so. */
  basis: "same" | "index";
  method: Method | null;
  unit: Unit;
  /** What stands behind the figures: every question and scale, once. */
  rulers: { metric: string; scale: MeasureScale | null }[];
  /** In the order of the places; `null` where nothing can be compared. */
  figures: (PlaceFigure | null)[];
};

/**
 * Puts places beside each other: by their own figures where all of them asked one question on one scale, else by the index of 0…100, because a share of
 * satisfied people and a mean of seven points have no common number.
 */
export function comparePlaces(places: readonly (readonly Asked[])[]): PlaceComparison {
  const answered = places.flat().filter(({ n }) => n > 0);
  const rulers = new Map(answered.map((one) => [rulerName(one), { metric: one.metric, scale: one.scale }]));
  const [first] = answered;
  if (rulers.size <= 1 || !first) {
    const figures = places.map((measures) => ownFigure(measures.find(({ n }) => n > 0)));
    const isPooled = answered.some(({ pooled }) => pooled !== null && pooled.length > 1);
    const method = first?.method ?? null;
    return {
      ...{ basis: isPooled ? "index" : "same", method, unit: method ? unitOf[method] : "index" },
      ...{ rulers: [...rulers.values()], figures },
    };
  }
  return {
    ...{ basis: "index", method: null, unit: "index" },
    ...{ rulers: [...rulers.values()], figures: places.map(indexOf) },
  };
}

// A pooled index is one ruler already: its answers are read as 0…100 each.
const rulerName = ({ metric, method, scale }: Asked) =>
  `${metric} ${method} ${method === "easeIndex" || !scale ? "" : `${scale.key}@${scale.version}`}`;

const ownFigure = (measure: Asked | undefined): PlaceFigure | null =>
  measure && measure.value !== null ? { value: measure.value, n: measure.n, interval: measure.interval } : null;

function indexOf(measures: readonly Asked[]): PlaceFigure | null {
  const parts = measures.flatMap(({ scale, histogram }): ScoreHistogram[] =>
    scale && histogram
      ? [{ scale: { min: scale.min, max: scale.max, direction: scale.direction }, counts: histogram }]
      : [],
  );
  const found = pooledEaseSummary(parts);
  return found ? { value: found.value, n: found.n, interval: found.interval } : null;
}

/** Answers by how they come across: more good than bad, in points −100…100. */
export type Feeling = PlaceFigure;

/** How a place feels to those who wrote: the share of positive comments minus that of negative ones; `null` below the organisation's minimum. */
export function feelingOf(
  { positive, negative, neutral, mixed }: Record<"positive" | "negative" | "neutral" | "mixed", number>,
  least: number,
): Feeling | null {
  const n = positive + negative + neutral + mixed;
  if (n === 0 || n < least) return null;
  const trinomial = { up: positive, down: negative, n };
  return { value: netPoints(trinomial), n, interval: adjustedWaldNetInterval(trinomial) };
}
