import type { ScoreHistogram } from "./histogram.ts";
import { lineOf } from "./mean-line.ts";
import { describeScale, npsScale, pointCount, type Scale, sameScale } from "./scale.ts";
import type { ScoreMethod } from "./summary.ts";

/**
 * What one answer on each scale point counts under a method, in the method's unit: every score is the mean of these values. −100, 0, +100 for NPS and
 * net; 0 or 1 for top-2-box; the point itself, or where its line puts it, for mean, composite and ease index.
 * @throws RangeError for NPS off 0–10
 * @example
 * answerValues("topTwoBox", { min: 1, max: 5, direction: "higherIsBetter" }); // => [0, 0, 0, 1, 1]
 */
export function answerValues(method: ScoreMethod, scale: Scale): number[] {
  const points = Array.from({ length: pointCount(scale) }, (_, bin) => scale.min + bin);
  const fromBest = (point: number) => (scale.direction === "higherIsBetter" ? scale.max - point : point - scale.min);
  switch (method) {
    case "nps":
      if (!sameScale(scale, npsScale))
        throw new RangeError(`NPS exists on ${describeScale(npsScale)} only, not on ${describeScale(scale)}`);
      return points.map((point) => (point >= 9 ? 100 : point >= 7 ? 0 : -100));
    case "topTwoBox":
      return points.map((point) => (fromBest(point) < 2 ? 1 : 0));
    case "net": {
      const end = Math.min(2, Math.floor(points.length / 2));
      return points.map((point) => {
        if (fromBest(point) < end) return 100;
        return fromBest(point) >= points.length - end ? -100 : 0;
      });
    }
    case "mean":
    case "composite":
    case "easeIndex":
      return points.map((point) => lineOf(method, scale).at(point, 1));
  }
}

/** A score as the mean of its answers' values, and the variance of one answer (÷ n) around it. */
export type ValueMoments = { readonly n: number; readonly value: number; readonly variance: number };

/**
 * Score and variance of one answer under a method, in its unit; `null` without answers.
 * @example
 * valueMoments(histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25]), "nps"); // => { n: 100, value: 30, variance: 6100 }
 */
export function valueMoments(histogram: ScoreHistogram, method: ScoreMethod): ValueMoments | null {
  const values = answerValues(method, histogram.scale);
  const total = (of: (value: number) => number) =>
    histogram.counts.reduce((sum, count, bin) => sum + count * of(values[bin] ?? 0), 0);
  const n = total(() => 1);
  if (n === 0) return null;
  const value = total((one) => one) / n;
  return { n, value, variance: total((one) => (one - value) ** 2) / n };
}
