import { boxCounts, boxTrinomial } from "./box.ts";
import { easeMoments } from "./ces.ts";
import { effectiveSize } from "./effective-n.ts";
import { type ScoreHistogram, sampleSize } from "./histogram.ts";
import { defaultLevel, type Interval } from "./interval.ts";
import { lineOf, type MeanMethod } from "./mean-line.ts";
import { meanVariance, moments } from "./moments.ts";
import { adjustedNetChange } from "./net-change.ts";
import { npsTrinomial } from "./nps.ts";
import { describeScale, type Scale, sameScale } from "./scale.ts";
import { newcombeInterval, shareDifferenceP } from "./share-change.ts";
import { type CsatMethod, moreIsBetter, type ScoreMethod, type Unit, unitOf } from "./summary.ts";
import { netPoints, scaleTrinomial, type Trinomial } from "./trinomial.ts";
import { welchTest } from "./welch.ts";

/** A change between two independent samples, after minus before, in the method's unit. */
export type Comparison = {
  readonly method: ScoreMethod;
  readonly unit: Unit;
  /** Whether a positive change is good: the metric's direction says which. */
  readonly moreIsBetter: boolean;
  readonly value: number;
  readonly interval: Interval;
  /** Two-sided, not yet corrected for the other comparisons of its family. */
  readonly p: number;
};
export type CompareOptions = {
  readonly level?: number;
  /** What tests take as n of each side, where answers are not independent. */
  readonly effectiveN?: { readonly before?: number | null; readonly after?: number | null };
};

/**
 * The change between two NPS, by the split adjustment: each side n + 1½, promoters and detractors + ⅜. The value is the unadjusted difference.
 * `null` when a side has no answers.
 * @example
 * compareNps(histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25]), histogramFromCounts(npsScale, [1, 0, 1, 1, 2, 4, 4, 10, 20, 40, 37]))?.p.toFixed(4); // => "0.0200"
 */
export function compareNps(
  before: ScoreHistogram,
  after: ScoreHistogram,
  options: CompareOptions = {},
): Comparison | null {
  return compareNets("nps", after.scale, [npsTrinomial(before), npsTrinomial(after)], options);
}

/**
 * The change of a CSAT by one named method: Newcombe's interval and the pooled z for `topTwoBox` (Fisher's exact test where a cell expects fewer than
 * 5 answers), Welch's test for `mean` and `composite`, the split adjustment for `net`. `null` when a side has too few answers for its test: none,
 * or fewer than two for a mean.
 * @throws RangeError for histograms of different scales
 * @example
 * compareCsat(histogramFromCounts({ min: 1, max: 5, direction: "higherIsBetter" }, [8, 12, 12, 24, 24]), histogramFromCounts({ min: 1, max: 5, direction: "higherIsBetter" }, [2, 4, 8, 28, 28]), "topTwoBox")?.interval.low.toFixed(4); // => "0.0524"
 */
export function compareCsat(
  before: ScoreHistogram,
  after: ScoreHistogram,
  method: CsatMethod,
  options: CompareOptions = {},
): Comparison | null {
  if (!sameScale(before.scale, after.scale))
    throw new RangeError(`Scales ${describeScale(before.scale)} and ${describeScale(after.scale)} do not compare`);
  switch (method) {
    case "topTwoBox":
      return compareTopTwoBox(before, after, options);
    case "mean":
    case "composite":
      return compareMeans(method, before, after, options);
    case "net":
      return compareNets("net", after.scale, [boxTrinomial(before), boxTrinomial(after)], options);
  }
}

/**
 * The change between two ease indexes by Welch's test; the two scales may differ in length and direction, for the index is common to them.
 * @example
 * compareEase(histogramFromScores({ min: 1, max: 7, direction: "lowerIsBetter" }, [1, 4, 7]), histogramFromCounts({ min: 1, max: 5, direction: "higherIsBetter" }, [0, 1, 1, 1, 0]))?.value; // => 0
 */
export function compareEase(
  before: ScoreHistogram,
  after: ScoreHistogram,
  options: CompareOptions = {},
): Comparison | null {
  return compareMeans("easeIndex", before, after, options);
}

/**
 * The change between two ease indexes that are each pooled over several scales, by Welch's test. `null` when a side has fewer than two answers.
 * @example
 * comparePooledEase([histogramFromScores({ min: 1, max: 7, direction: "higherIsBetter" }, [1, 4])], [histogramFromScores({ min: 1, max: 7, direction: "higherIsBetter" }, [4]), histogramFromScores({ min: 1, max: 5, direction: "lowerIsBetter" }, [1])])?.value; // => 50
 */
export function comparePooledEase(
  before: readonly ScoreHistogram[],
  after: readonly ScoreHistogram[],
  options: CompareOptions = {},
): Comparison | null {
  const [first, second] = [easeMoments(before), easeMoments(after)];
  const [scale] = second?.scales ?? [];
  if (!first || !second || !scale || first.variance === null || second.variance === null) return null;
  const [m1, m2] = effectiveSizes(first.n, second.n, options);
  const test = welchTest(
    { mean: first.mean, variance: first.variance, n: m1 },
    { mean: second.mean, variance: second.variance, n: m2 },
    options.level ?? defaultLevel,
  );
  return test && { ...described("easeIndex", scale), value: test.difference, interval: test.interval, p: test.p };
}

function compareNets(
  method: "nps" | "net",
  scale: Scale,
  [before, after]: readonly [Trinomial, Trinomial],
  options: CompareOptions,
): Comparison | null {
  if (before.n === 0 || after.n === 0) return null;
  const [m1, m2] = effectiveSizes(before.n, after.n, options);
  const { interval, p } = adjustedNetChange(scaleTrinomial(before, m1), scaleTrinomial(after, m2), {
    level: options.level,
  });
  return { ...described(method, scale), value: netPoints(after) - netPoints(before), interval, p };
}

function compareTopTwoBox(before: ScoreHistogram, after: ScoreHistogram, options: CompareOptions): Comparison | null {
  const [n1, n2] = [sampleSize(before), sampleSize(after)];
  if (n1 === 0 || n2 === 0) return null;
  const [p1, p2] = [boxCounts(before).top / n1, boxCounts(after).top / n2];
  const [m1, m2] = effectiveSizes(n1, n2, options);
  const [first, second] = [
    { x: p1 * m1, n: m1 },
    { x: p2 * m2, n: m2 },
  ];
  return {
    ...described("topTwoBox", after.scale),
    value: p2 - p1,
    interval: newcombeInterval(second, first, options.level),
    p: shareDifferenceP(second, first),
  };
}

function compareMeans(
  method: MeanMethod,
  before: ScoreHistogram,
  after: ScoreHistogram,
  options: CompareOptions,
): Comparison | null {
  const [n1, n2] = [sampleSize(before), sampleSize(after)];
  if (n1 < 2 || n2 < 2) return null;
  const [m1, m2] = effectiveSizes(n1, n2, options);
  const [first, second] = [meanAlong(method, before, m1), meanAlong(method, after, m2)];
  const test = first && second && welchTest(first, second, options.level ?? defaultLevel);
  return test && { ...described(method, after.scale), value: test.difference, interval: test.interval, p: test.p };
}

/** Mean and variance in the method's unit, so that two scales of effort meet on the index. */
function meanAlong(method: MeanMethod, histogram: ScoreHistogram, n: number) {
  const found = moments(histogram);
  const variance = found && meanVariance(found);
  if (!found || variance === null) return null;
  const { at, slope } = lineOf(method, histogram.scale);
  return { mean: at(found.sum, found.n), variance: slope ** 2 * variance, n };
}

/** The n of each side that a test may claim. */
export function effectiveSizes(
  before: number,
  after: number,
  { effectiveN }: Pick<CompareOptions, "effectiveN">,
): [number, number] {
  return [
    effectiveSize(before, { effectiveN: effectiveN?.before }),
    effectiveSize(after, { effectiveN: effectiveN?.after }),
  ];
}

function described(method: ScoreMethod, scale: Scale) {
  return { method, unit: unitOf[method], moreIsBetter: moreIsBetter(method, scale) };
}
