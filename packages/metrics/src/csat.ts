import { type ScoreHistogram, sampleSize } from "./histogram.ts";
import { criticalZ, type Interval, wilsonInterval } from "./interval.ts";
import type { SummaryOptions } from "./nps.ts";
import { studentQuantile } from "./student.ts";

export type Moments = {
  n: number;
  mean: number /** Sample standard deviation, n − 1; `null` for a single answer. */;
  sd: number | null;
};
export type Summary = { value: number; n: number; interval: Interval | null };
/** The named methods of CSAT. The same five answers give 4.2, 84 %, 80 % and 80 points, so a CSAT never goes without its method. */
export type CsatMethod = "mean" | "composite" | "topTwoBox" | "net";

/** Mean and standard deviation of the scores as answered, `null` without answers. */
export function moments(histogram: ScoreHistogram): Moments | null {
  const n = sampleSize(histogram);
  if (n === 0) return null;
  const { min } = histogram.scale;
  const mean = histogram.counts.reduce((sum, count, bin) => sum + count * (bin + min), 0) / n;
  const squares = histogram.counts.reduce((sum, count, bin) => sum + count * (bin + min - mean) ** 2, 0);
  return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null };
}

/** Answers on the two best points and on the two worst, by the scale's direction. */
export function boxCounts({ scale, counts }: ScoreHistogram): { top: number; bottom: number } {
  const ends = { high: (counts.at(-1) ?? 0) + (counts.at(-2) ?? 0), low: (counts[0] ?? 0) + (counts[1] ?? 0) };
  return scale.direction === "higherIsBetter"
    ? { top: ends.high, bottom: ends.low }
    : { top: ends.low, bottom: ends.high };
}

/**
 * CSAT by one named method, with its 95 % interval:
 * `mean` on the scale (Student's t) · `composite` sum ÷ maximum possible sum as a share, floor min/max (t, mapped) ·
 * `topTwoBox` share on the two best points (Wilson) · `net` top-2 minus bottom-2 in points −100…100 (adjusted Wald, as for NPS).
 * `null` without answers; a mean of a single answer has no interval.
 * @example
 * csatSummary(histogramFromScores({ min: 1, max: 5, direction: "higherIsBetter" }, [5, 4, 3, 5, 4]), "mean")?.value; // => 4.2
 * @example
 * csatSummary(histogramFromScores({ min: 1, max: 5, direction: "higherIsBetter" }, [5, 4, 3, 5, 4]), "topTwoBox")?.value; // => 0.8
 */
export function csatSummary(
  histogram: ScoreHistogram,
  method: CsatMethod,
  options: SummaryOptions = {},
): Summary | null {
  switch (method) {
    case "mean":
      return meanSummary(histogram, (mean) => mean, options);
    case "composite":
      return meanSummary(histogram, (mean) => mean / histogram.scale.max, options);
    case "topTwoBox":
      return topTwoBox(histogram, options);
    case "net":
      return netSummary(histogram, options);
  }
}

/** A mean carried through an increasing or decreasing straight line, with its t interval carried along. */
export function meanSummary(
  histogram: ScoreHistogram,
  map: (mean: number) => number,
  { level = 0.95, effectiveN = null }: SummaryOptions = {},
): Summary | null {
  const found = moments(histogram);
  if (!found) return null;
  const { n, mean, sd } = found;
  const size = effectiveN ?? n;
  if (sd === null || size < 2) return { value: map(mean), n, interval: null };
  const half = (studentQuantile(0.5 + level / 2, size - 1) * sd) / Math.sqrt(size);
  const { min, max } = histogram.scale;
  const [a, b] = [map(Math.max(min, mean - half)), map(Math.min(max, mean + half))];
  return { value: map(mean), n, interval: { level, low: Math.min(a, b), high: Math.max(a, b), method: "studentT" } };
}

function topTwoBox(histogram: ScoreHistogram, { level = 0.95, effectiveN = null }: SummaryOptions): Summary | null {
  const n = sampleSize(histogram);
  if (n === 0) return null;
  const share = boxCounts(histogram).top / n;
  const size = effectiveN ?? n;
  return { value: share, n, interval: wilsonInterval(share * size, size, level) };
}

function netSummary(histogram: ScoreHistogram, { level = 0.95, effectiveN = null }: SummaryOptions): Summary | null {
  const n = sampleSize(histogram);
  if (n === 0) return null;
  const { top, bottom } = boxCounts(histogram);
  const shrink = (effectiveN ?? n) / n;
  const size = n * shrink + 3;
  const [p, d] = [(top * shrink + 0.75) / size, (bottom * shrink + 0.75) / size];
  const half = criticalZ(level) * Math.sqrt(Math.max(0, (p + d - (p - d) ** 2) / size));
  return {
    value: (100 * (top - bottom)) / n,
    n,
    interval: {
      level,
      low: Math.max(-100, 100 * (p - d - half)),
      high: Math.min(100, 100 * (p - d + half)),
      method: "adjustedWald",
    },
  };
}
