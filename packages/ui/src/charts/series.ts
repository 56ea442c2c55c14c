import { area, line } from "d3-shape";
import { type Domain, pixelOf, round } from "./geometry.ts";

/** One estimate of a series: its value and its interval, or nothing. */
export type SeriesPoint = {
  value: number | null;
  low: number | null;
  high: number | null;
  /** Measured by another ruler than the point before it: no line crosses from there. */
  breakBefore?: boolean;
};

type Spot = { x: number; point: SeriesPoint };

/** The paths of one series between two indexes, in a box 100 wide and `height` high. Gaps stay gaps. */
export type SeriesPaths = { line: string; band: string; alone: LonePoint[] };

/** A point without neighbours: a dot with its interval as an upright bar. */
export type LonePoint = { x: number; y: number; interval: [top: number, bottom: number] | null };

/** Where the point with that index stands, in percent; a single point stands in the middle. */
export function xOf(index: number, count: number): number {
  return count < 2 ? 50 : round((index / (count - 1)) * 100);
}

/**
 * Line and band of the points `from` (included) to `to` (excluded). With `join`, half of the way to the neighbour is drawn
 * too, so that two periods in a row meet at the border between them.
 */
export function seriesPaths(
  points: SeriesPoint[],
  {
    from,
    to,
    domain,
    height,
    join = true,
  }: { from: number; to: number; domain: Domain; height: number; join?: boolean },
): SeriesPaths {
  const count = points.length;
  const own: Spot[] = points.slice(from, to).map((point, index) => ({ x: xOf(from + index, count), point }));
  const parted = own.flatMap((spot, index) =>
    index > 0 && spot.point.breakBefore ? [{ ...spot, point: gap }, spot] : [spot],
  );
  const before = join ? halfway(points, from - 1, from) : null;
  const after = join ? halfway(points, to - 1, to) : null;
  const spots = [
    ...(before ? [{ x: xOf(from - 0.5, count), point: before }] : []),
    ...parted,
    ...(after ? [{ x: xOf(to - 0.5, count), point: after }] : []),
  ];
  const y = (value: number | null) => pixelOf(value ?? 0, domain, height);
  const drawLine = line<Spot>()
    .defined((spot) => spot.point.value !== null)
    .x((spot) => spot.x)
    .y((spot) => y(spot.point.value));
  const drawBand = area<Spot>()
    .defined((spot) => spot.point.low !== null && spot.point.high !== null)
    .x((spot) => spot.x)
    .y0((spot) => y(spot.point.low))
    .y1((spot) => y(spot.point.high));
  return {
    line: drawLine(spots) ?? "",
    band: drawBand(spots) ?? "",
    alone: own
      .filter((_, index) => standsAlone(points, from + index))
      .map(({ x, point }) => ({
        x,
        y: y(point.value),
        interval: point.low === null || point.high === null ? null : [y(point.high), y(point.low)],
      })),
  };
}

const gap: SeriesPoint = { value: null, low: null, high: null };

function halfway(points: SeriesPoint[], left: number, right: number): SeriesPoint | null {
  const a = points[left];
  const b = points[right];
  if (!a || !b || b.breakBefore || a.value === null || b.value === null) return null;
  const middle = (one: number | null, other: number | null) =>
    one === null || other === null ? null : (one + other) / 2;
  return { value: middle(a.value, b.value), low: middle(a.low, b.low), high: middle(a.high, b.high) };
}

/** A line of one point has no length: it must be drawn as a dot or it would be lost. */
function standsAlone(points: SeriesPoint[], index: number): boolean {
  const has = (at: number) => points[at] !== undefined && points[at].value !== null;
  const before = has(index - 1) && !points[index]?.breakBefore;
  const after = has(index + 1) && !points[index + 1]?.breakBefore;
  return has(index) && !before && !after;
}
