import { boxCounts, boxTrinomial } from "./box.ts";
import { studentQuantile } from "./distributions/student.ts";
import { effectiveSize } from "./effective-n.ts";
import { type ScoreHistogram, sampleSize } from "./histogram.ts";
import { criticalZ, defaultLevel, type Interval } from "./interval.ts";
import { meanVariance, moments } from "./moments.ts";
import { describeScale, pointCount, type Scale } from "./scale.ts";
import { wilsonInterval } from "./share-interval.ts";
import { type CsatMethod, type ScoreMethod, type Summary, type SummaryOptions, unitOf } from "./summary.ts";
import { netPoints, scaleTrinomial } from "./trinomial.ts";
import { adjustedWaldNetInterval } from "./trinomial-interval.ts";

/**
 * CSAT by one named method, with its interval:
 * `topTwoBox` share on the two best points (Wilson) · `mean` on the scale (Student's t) · `composite` sum ÷ largest possible sum as a share, whose
 * floor is min/max, not 0 (t, carried along) · `net` top-2 minus bottom-2 in points −100…100 (adjusted Wald: answers count +1, 0, −1 as in an NPS).
 * Boxes follow the scale's direction; mean and composite are of the scores as answered. `null` without answers.
 * @throws RangeError for a composite of a scale that goes below 0, which has no largest possible sum to be a share of
 * @example
 * csatSummary(histogramFromScores({ min: 1, max: 5, direction: "higherIsBetter" }, [5, 4, 3, 5, 4]), "mean")?.value; // => 4.2
 * @example
 * csatSummary(histogramFromScores({ min: 1, max: 5, direction: "higherIsBetter" }, [5, 4, 3, 5, 4]), "composite")?.value; // => 0.84
 * @example
 * csatSummary(histogramFromScores({ min: 1, max: 5, direction: "higherIsBetter" }, [5, 4, 3, 5, 4]), "topTwoBox")?.value; // => 0.8
 */
export function csatSummary(
  histogram: ScoreHistogram,
  method: CsatMethod,
  options: SummaryOptions = {},
): Summary | null {
  switch (method) {
    case "topTwoBox":
      return topTwoBoxSummary(histogram, options);
    case "mean":
    case "composite":
      return meanSummary(histogram, method, options);
    case "net":
      return netSummary(histogram, options);
  }
}

/**
 * The methods that say something on a scale, the customary headline first. A top-2 box needs a point outside it to mean anything, and a composite a
 * scale that does not go below 0.
 * @example
 * csatMethodsOf({ min: 0, max: 1, direction: "higherIsBetter" }); // => ["mean", "composite", "net"]
 */
export function csatMethodsOf(scale: Scale): CsatMethod[] {
  const all: readonly CsatMethod[] = ["topTwoBox", "mean", "composite", "net"];
  return all.filter(
    (method) =>
      !(method === "topTwoBox" && pointCount(scale) < 4) &&
      !(method === "composite" && (scale.min < 0 || scale.max <= 0)),
  );
}

/**
 * How a method of means reads a sum of n scores: along a straight line, up or down. From the sum, so that 21 of 25 is 0.84 and not a double rounding
 * of 4.2 of 5.
 */
export type Line = { readonly at: (sum: number, n: number) => number; readonly slope: number };

/** The line of each method that is a mean in other clothes. @throws RangeError for a composite of a scale that goes below 0 */
export function lineOf(method: "mean" | "composite" | "easeIndex", scale: Scale): Line {
  const { min, max, direction } = scale;
  if (method === "mean") return { at: (sum, n) => sum / n, slope: 1 };
  if (method === "composite") {
    if (min < 0 || max <= 0)
      throw new RangeError(`A composite needs a scale from 0 or above, not ${describeScale(scale)}`);
    return { at: (sum, n) => sum / (n * max), slope: 1 / max };
  }
  const range = max - min;
  return direction === "higherIsBetter"
    ? { at: (sum, n) => (100 * (sum - n * min)) / (n * range), slope: 100 / range }
    : { at: (sum, n) => (100 * (n * max - sum)) / (n * range), slope: -100 / range };
}

/** A mean read along its method's line, with Student's t interval carried along and kept inside the scale. */
export function meanSummary(
  histogram: ScoreHistogram,
  method: "mean" | "composite" | "easeIndex",
  options: SummaryOptions,
): Summary | null {
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
  return { ...described(method, histogram), value: line.at(sum, n), n, effectiveN, interval: interval ?? null };
}

function meanEnds(
  mean: number,
  variance: number | null,
  n: number,
  level: number,
  { min, max }: Scale,
): readonly [number, number] | null {
  criticalZ(level);
  if (variance === null || n <= 1) return null;
  const half = studentQuantile(0.5 + level / 2, n - 1) * Math.sqrt(variance / n);
  return [Math.max(min, mean - half), Math.min(max, mean + half)];
}

function topTwoBoxSummary(histogram: ScoreHistogram, options: SummaryOptions): Summary | null {
  const n = sampleSize(histogram);
  if (n === 0) return null;
  const value = boxCounts(histogram).top / n;
  const effectiveN = effectiveSize(n, options);
  const interval = wilsonInterval(value * effectiveN, effectiveN, options.level);
  return { ...described("topTwoBox", histogram), value, n, effectiveN, interval };
}

function netSummary(histogram: ScoreHistogram, options: SummaryOptions): Summary | null {
  const trinomial = boxTrinomial(histogram);
  if (trinomial.n === 0) return null;
  const effectiveN = effectiveSize(trinomial.n, options);
  return {
    ...described("net", histogram),
    value: netPoints(trinomial),
    n: trinomial.n,
    effectiveN,
    interval: adjustedWaldNetInterval(scaleTrinomial(trinomial, effectiveN), options.level),
  };
}

function described(method: ScoreMethod, { scale }: ScoreHistogram) {
  return { method, unit: unitOf[method], scale };
}
