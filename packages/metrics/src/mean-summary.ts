import { effectiveSize } from "./effective-n.ts";
import type { ScoreHistogram } from "./histogram.ts";
import { criticalT, defaultLevel, type Interval } from "./interval.ts";
import { lineOf, type MeanMethod } from "./mean-line.ts";
import { meanVariance, moments } from "./moments.ts";
import type { Scale } from "./scale.ts";
import { type Summary, type SummaryOptions, unitOf } from "./summary.ts";

/** A mean read along its method's line, with Student's t interval carried along and kept inside the scale. */
export function meanSummary(histogram: ScoreHistogram, method: MeanMethod, options: SummaryOptions): Summary | null {
  const found = moments(histogram);
  if (!found) return null;
  const { n, sum, mean, scale } = found;
  const line = lineOf(method, scale);
  const effectiveN = effectiveSize(n, options);
  const level = options.level ?? defaultLevel;
  const ends = meanEnds(mean, meanVariance(found), effectiveN, level, scale)?.map((end) => line.at(end, 1));
  const interval: Interval | undefined = ends && {
    level,
    low: Math.min(...ends),
    high: Math.max(...ends),
    method: "studentT",
  };
  return { method, unit: unitOf[method], scale, value: line.at(sum, n), n, effectiveN, interval: interval ?? null };
}

function meanEnds(
  mean: number,
  variance: number | null,
  n: number,
  level: number,
  { min, max }: Scale,
): readonly [number, number] | null {
  if (variance === null || n <= 1) return null;
  const half = criticalT(level, n - 1) * Math.sqrt(variance / n);
  return [Math.max(min, mean - half), Math.min(max, mean + half)];
}
