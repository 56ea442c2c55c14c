import type { JourneyView } from "@heard/core/journey-view";

/** Where a touchpoint stands across the map, in percent: columns are equally wide, and a stage's touchpoints are spread over its column. */
export function placeAcross(view: Pick<JourneyView, "stages" | "touchpoints">) {
  const width = 100 / Math.max(1, view.stages.length);
  return view.stages.flatMap(({ key }, column) => {
    const own = view.touchpoints.flatMap((cell, index) => (cell.stage === key ? [{ cell, number: index + 1 }] : []));
    return own.map(({ cell, number }, place) => ({
      ...{ cell, number },
      x: width * (column + (place + 0.5) / own.length),
    }));
  });
}

type Point = { x: number; y: number; low: number; high: number };

/** A line through the points and the band around it, as paths; a gap in the points is a gap in both. */
export function curvePaths(points: readonly (Point | null)[]): { line: string; band: string } {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point) runs.at(-1)?.push(point);
    else runs.push([]);
  }
  const drawn = runs.filter((run) => run.length > 1);
  const path = (run: readonly Point[], of: (point: Point) => number) =>
    smooth(run.map((point) => [point.x, of(point)]));
  return {
    line: drawn.map((run) => `M${path(run, ({ y }) => y)}`).join(""),
    band: drawn.map((run) => `M${path(run, ({ high }) => high)}L${path(run.toReversed(), ({ low }) => low)}Z`).join(""),
  };
}

/** Level at every point, so that no bend says more than the points do: the curve never leaves the span between two neighbours. */
function smooth(points: readonly (readonly [number, number])[]): string {
  const text = (value: number) => String(Math.round(value * 100) / 100);
  return points
    .map(([x, y], index) => {
      const before = points[index - 1];
      if (!before) return `${text(x)} ${text(y)}`;
      const middle = (before[0] + x) / 2;
      return `C${text(middle)} ${text(before[1])} ${text(middle)} ${text(y)} ${text(x)} ${text(y)}`;
    })
    .join("");
}
