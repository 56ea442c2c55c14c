import { type ValueMoments, valueMoments } from "./answer-values.ts";
import { kishEffectiveN } from "./effective-n.ts";
import { mergeHistograms, type ScoreHistogram, sampleSize } from "./histogram.ts";
import { criticalZ, defaultLevel, type Interval, intervalAround } from "./interval.ts";
import type { ScoreMethod } from "./summary.ts";
import { entryAt, sum } from "./vector.ts";

/** A part of the population and the answers from it. */
export type Stratum = {
  /** Its share of the population, or its size: shares are taken from the sum. */
  readonly population: number;
  readonly histogram: ScoreHistogram;
};

export type PostStratified = {
  /** The score of the answers as they came. */
  readonly unweighted: number;
  readonly value: number;
  readonly n: number;
  /** With v/n in every stratum. */
  readonly se: number;
  /** With v/(n − 1), as R's survey package; `null` when a stratum has a single answer. */
  readonly seUnbiased: number | null;
  readonly interval: Interval;
  /** The weight of one answer of each stratum given, mean 1. Strata that were collapsed share theirs. */
  readonly weights: readonly number[];
  readonly effectiveN: number;
  /** n ÷ effective n: what the weighting costs. */
  readonly designEffect: number;
  /** Strata without answers, joined with a neighbour. */
  readonly collapsed: readonly number[];
};

/**
 * A score weighted to the population: ΣW·score, variance ΣW²v/n, one weight W·N/n an answer. A stratum without answers is joined with the one before it
 * (the first with the one after), for there is nothing to weight. `null` without answers. Show unweighted n and effective n beside it, and test with
 * the latter. Source: Cochran, Sampling Techniques, ch. 5A; Kish 1965.
 * @throws RangeError for a population that is not positive
 * @example
 * postStratify([{ population: 3, histogram: histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25]) }, { population: 1, histogram: histogramFromCounts(npsScale, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9]) }])?.value.toFixed(1); // => "47.5"
 */
export function postStratify(
  strata: readonly Stratum[],
  { method = "nps", level = defaultLevel }: { method?: ScoreMethod; level?: number } = {},
): PostStratified | null {
  const pooled = mergeHistograms(strata.map(({ histogram }) => histogram));
  const overall = pooled && valueMoments(pooled, method);
  if (!overall) return null;
  const { groups, groupOf, collapsed } = collapseEmptyStrata(strata);
  const populationTotal = sum(groups.map(({ population }) => population));
  const parts = groups.flatMap(({ population, histogram }) => {
    const found = valueMoments(histogram, method);
    return found ? [{ ...found, share: population / populationTotal }] : [];
  });
  const se = standardError(parts, ({ variance, n }) => variance / n);
  const value = sum(parts.map(({ share, value: score }) => share * score));
  const groupWeights = parts.map(({ share, n }) => (share * overall.n) / n);
  const counts = parts.map(({ n }) => n);
  const effectiveN = kishEffectiveN(groupWeights, counts) ?? overall.n;
  return {
    unweighted: overall.value,
    value,
    n: overall.n,
    se,
    seUnbiased: parts.every(({ n }) => n > 1) ? standardError(parts, ({ variance, n }) => variance / (n - 1)) : null,
    interval: intervalAround(value, criticalZ(level) * se, { level, method: "normal" }),
    weights: groupOf.map((group) => entryAt(groupWeights, group)),
    effectiveN,
    designEffect: overall.n / effectiveN,
    collapsed,
  };
}

type Part = ValueMoments & { readonly share: number };

function standardError(parts: readonly Part[], varianceOfMean: (part: Part) => number): number {
  return Math.sqrt(sum(parts.map((part) => part.share ** 2 * varianceOfMean(part))));
}

function collapseEmptyStrata(strata: readonly Stratum[]) {
  const groups: { population: number; histogram: ScoreHistogram }[] = [];
  const groupOf: number[] = [];
  const collapsed: number[] = [];
  let waiting = 0;
  for (const [index, { population, histogram }] of strata.entries()) {
    if (!(population > 0)) throw new RangeError(`A stratum has a population above 0, not ${population}`);
    const last = groups.at(-1);
    if (sampleSize(histogram) > 0) groups.push({ population: population + waiting, histogram });
    else {
      collapsed.push(index);
      if (last) last.population += population;
    }
    waiting = groups.length === 0 ? waiting + population : 0;
    groupOf.push(Math.max(0, groups.length - 1));
  }
  return { groups, groupOf, collapsed };
}
