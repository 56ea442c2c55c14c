import type { Measure } from "#lib/measure.ts";
import { toneOfScore } from "#lib/score-tone.ts";

/** The counts and means by which a value is explained; computed from the very histogram that the value came from. */
export type TraceSums = {
  good: number;
  middle: number;
  bad: number;
  /** The points that count as good: "4–5". */
  goodPoints: string;
  /** Mean of the points given, on the scale as it is. */
  mean: number;
};

export function traceSums({ histogram, scale, method, n }: Measure): TraceSums | null {
  if (!histogram || !scale || n === 0) return null;
  const kind = method === "nps" ? "nps" : method === "easeIndex" ? "ces" : "other";
  const points = histogram.map((count, index) => {
    const point = scale.min + index;
    return { point, count, tone: toneOfScore(point, scale, kind) };
  });
  const sum = (tone: (typeof points)[number]["tone"]) =>
    points.filter((one) => one.tone === tone).reduce((total, { count }) => total + count, 0);
  const good = points.filter(({ tone }) => tone === "promoter").map(({ point }) => point);
  return {
    good: sum("promoter"),
    middle: sum("passive"),
    bad: sum("detractor"),
    goodPoints: good.length > 1 ? `${Math.min(...good)}–${Math.max(...good)}` : String(good[0] ?? ""),
    mean: points.reduce((total, { point, count }) => total + point * count, 0) / n,
  };
}
