import { boxCounts, boxTrinomial } from "./box.ts";
import { effectiveSize } from "./effective-n.ts";
import { type ScoreHistogram, sampleSize } from "./histogram.ts";
import { meanSummary } from "./mean-summary.ts";
import { pointCount, type Scale } from "./scale.ts";
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
