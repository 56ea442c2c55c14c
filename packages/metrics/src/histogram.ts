import { describeScale, isOnScale, pointCount, type Scale, sameScale } from "./scale.ts";
import { sum } from "./vector.ts";

/** Answers per scale point, from the scale's minimum up. Histograms of one scale add, so days add to weeks and shops to regions, exactly. */
export type ScoreHistogram = { readonly scale: Scale; readonly counts: readonly number[] };

/**
 * A histogram from stored counts.
 * @throws RangeError naming the count that is not a whole number from 0 up, or the wrong length
 * @example
 * histogramFromCounts({ min: 1, max: 3, direction: "higherIsBetter" }, [0, 2, 1]).counts; // => [0, 2, 1]
 */
export function histogramFromCounts(scale: Scale, counts: readonly number[]): ScoreHistogram {
  const points = pointCount(scale);
  if (counts.length !== points)
    throw new RangeError(`A scale of ${points} points needs ${points} counts, not ${counts.length}`);
  for (const count of counts) {
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`A count is a whole number from 0 up, not ${count}`);
  }
  return { scale, counts };
}

/**
 * A histogram from single scores.
 * @throws RangeError naming the score that is off the scale or not whole
 * @example
 * histogramFromScores({ min: 1, max: 5, direction: "higherIsBetter" }, [5, 4, 3, 5, 4]).counts; // => [0, 0, 1, 2, 2]
 */
export function histogramFromScores(scale: Scale, scores: Iterable<number>): ScoreHistogram {
  const counts = new Array<number>(pointCount(scale)).fill(0);
  for (const score of scores) {
    if (!isOnScale(scale, score)) throw new RangeError(`${score} is off the scale ${scale.min} to ${scale.max}`);
    const bin = score - scale.min;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return { scale, counts };
}

/**
 * The sum of histograms of one scale, or `null` of none. Associative and commutative. A score of the whole is always taken from this sum, never
 * from the scores of the parts.
 * @throws RangeError for histograms of different scales: their answers do not pool
 * @example
 * mergeHistograms([histogramFromCounts({ min: 1, max: 5, direction: "higherIsBetter" }, [0, 0, 1, 2, 3]), histogramFromCounts({ min: 1, max: 5, direction: "higherIsBetter" }, [1, 0, 0, 0, 4])])?.counts; // => [1, 0, 1, 2, 7]
 */
export function mergeHistograms(histograms: readonly ScoreHistogram[]): ScoreHistogram | null {
  const [first, ...rest] = histograms;
  if (!first) return null;
  const counts = [...first.counts];
  for (const { scale, counts: more } of rest) {
    if (!sameScale(scale, first.scale))
      throw new RangeError(`Scales ${describeScale(first.scale)} and ${describeScale(scale)} do not pool`);
    for (const [bin, count] of more.entries()) counts[bin] = (counts[bin] ?? 0) + count;
  }
  return { scale: first.scale, counts };
}

/**
 * What is left of a whole when a part of it is taken away, such as the answers without a theme.
 * @throws RangeError when the part is not inside the whole, or on another scale
 * @example
 * subtractHistogram(histogramFromCounts({ min: 1, max: 3, direction: "higherIsBetter" }, [4, 2, 1]), histogramFromCounts({ min: 1, max: 3, direction: "higherIsBetter" }, [1, 0, 1])).counts; // => [3, 2, 0]
 */
export function subtractHistogram(whole: ScoreHistogram, part: ScoreHistogram): ScoreHistogram {
  if (!sameScale(whole.scale, part.scale))
    throw new RangeError(`Scales ${describeScale(whole.scale)} and ${describeScale(part.scale)} do not subtract`);
  return histogramFromCounts(
    whole.scale,
    whole.counts.map((count, bin) => count - (part.counts[bin] ?? 0)),
  );
}

/**
 * How many answers a histogram holds.
 * @example
 * sampleSize(histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25])); // => 100
 */
export function sampleSize({ counts }: ScoreHistogram): number {
  return sum(counts);
}
