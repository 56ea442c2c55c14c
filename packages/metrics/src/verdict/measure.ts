import { answerValues } from "../answer-values.ts";
import { type ScoreHistogram, sampleSize } from "../histogram.ts";
import { moments } from "../moments.ts";
import { npsTrinomial } from "../nps.ts";
import { describeScale, isOnScale, type Scale } from "../scale.ts";
import { trinomialVariance, withImaginedAnswers } from "../trinomial.ts";
import { dot } from "../vector.ts";

/** How a plan's metric becomes a number: NPS points, a mean in points of the scale, or the per cent of answers from a threshold on. */
export type PlanMethod = "nps" | "mean" | "share";

/** What a plan is measured by, frozen at its approval. */
export type PlanMeasure = {
  readonly method: PlanMethod;
  readonly scale: Scale;
  /** Of a share: the lowest point that counts, on the oriented scale. Top-2-box of 1–5 is 4, whichever end is good. */
  readonly threshold?: number;
};

/** Where the values of a scale are equal, answers still vary by their rounding: 1/12 for whole points. */
const leastMeanVariance = 1 / 12;
const imaginedNpsAnswers = 3;

/**
 * What one answer on each scale point counts, from the scale's minimum up, always so that up is better: −100, 0, +100 for NPS; the point for a mean, counted
 * from the other end (min + max − x) where low is better; 0 or 100 for a share.
 * @throws RangeError for NPS off 0–10, and for a share without a threshold on its scale
 * @example
 * orientedValues({ method: "share", scale: { min: 1, max: 5, direction: "lowerIsBetter" }, threshold: 4 }); // => [100, 100, 0, 0, 0]
 */
export function orientedValues({ method, scale, threshold }: PlanMeasure): number[] {
  if (method === "nps") return answerValues("nps", scale);
  const points = answerValues("mean", scale);
  const oriented = scale.direction === "higherIsBetter" ? points : points.toReversed();
  if (method === "mean") return oriented;
  if (threshold === undefined || !isOnScale(scale, threshold))
    throw new RangeError(`A share needs a threshold on its scale ${describeScale(scale)}, not ${threshold}`);
  return oriented.map((point) => (point >= threshold ? 100 : 0));
}

/**
 * Variance of one answer in the unit of the measure, squared, adjusted for small n as the intervals are: NPS with three imagined answers, a share with one on
 * either side, a mean at least 1/12. The estimate itself is never adjusted. Source: Agresti & Caffo 2000.
 * @throws RangeError for NPS off 0–10
 * @example
 * answerVariance({ method: "nps", scale: npsScale }, histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25])).toFixed(0); // => "6093"
 */
export function answerVariance(measure: PlanMeasure, histogram: ScoreHistogram): number {
  if (measure.method === "nps")
    return 10_000 * trinomialVariance(withImaginedAnswers(npsTrinomial(histogram), imaginedNpsAnswers));
  if (measure.method === "mean") return Math.max((moments(histogram)?.sd ?? 0) ** 2, leastMeanVariance);
  const counting = dot(histogram.counts, orientedValues(measure)) / 100;
  const share = (counting + 1) / (sampleSize(histogram) + 2);
  return 10_000 * share * (1 - share);
}

/**
 * The smallest change that counts unless the plan says otherwise: 5 points of NPS, 5 percentage points, 5 % of the range of a mean's scale.
 * @example
 * defaultMeaningfulChange({ method: "mean", scale: { min: 1, max: 5, direction: "higherIsBetter" } }); // => 0.2
 */
export function defaultMeaningfulChange({ method, scale }: PlanMeasure): number {
  return method === "mean" ? (5 * (scale.max - scale.min)) / 100 : 5;
}
