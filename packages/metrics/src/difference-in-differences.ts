import { valueMoments } from "./answer-values.ts";
import { twoSidedP } from "./distributions/normal.ts";
import type { ScoreHistogram } from "./histogram.ts";
import { criticalZ, defaultLevel, type Interval, intervalAround } from "./interval.ts";
import type { ScoreMethod } from "./summary.ts";
import { meanOf, sampleVariance } from "./vector.ts";
import { type WelchTest, welchTest } from "./welch.ts";

/** Before and after of the units with a plan and of those without. */
export type FourCells<T> = {
  readonly planBefore: T;
  readonly planAfter: T;
  readonly comparisonBefore: T;
  readonly comparisonAfter: T;
};

/**
 * The change of the units with a plan beyond the change of those without, from four means.
 * @example
 * differenceOfChanges({ planBefore: 20, planAfter: 26, comparisonBefore: 23, comparisonAfter: 24 }); // => 5
 */
export function differenceOfChanges(cells: FourCells<number>): number {
  return cells.planAfter - cells.planBefore - (cells.comparisonAfter - cells.comparisonBefore);
}

export type DifferenceInDifferences = {
  readonly planChange: number;
  readonly comparisonChange: number;
  readonly value: number;
  readonly se: number;
  /** `null` when nothing varies in any cell. */
  readonly z: number | null;
  readonly p: number | null;
  readonly interval: Interval;
};

/**
 * Difference-in-differences of four independent samples: (P₁ − P₀) − (C₁ − C₀), SE √Σv/n over the cells, normal interval. Equals least squares on
 * plan × after with HC0 errors. It trusts sampling error alone and assumes that both would have moved in parallel; the verdict on a plan does not.
 * `null` when a cell has no answers. Source: Card & Krueger 1994.
 * @example
 * differenceInDifferences({ planBefore: histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25]), planAfter: histogramFromCounts(npsScale, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9]), comparisonBefore: histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25]), comparisonAfter: histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25]) })?.value; // => 70
 */
export function differenceInDifferences(
  cells: FourCells<ScoreHistogram>,
  { method = "nps", level = defaultLevel }: { method?: ScoreMethod; level?: number } = {},
): DifferenceInDifferences | null {
  const [planBefore, planAfter, comparisonBefore, comparisonAfter] = [
    valueMoments(cells.planBefore, method),
    valueMoments(cells.planAfter, method),
    valueMoments(cells.comparisonBefore, method),
    valueMoments(cells.comparisonAfter, method),
  ];
  if (!planBefore || !planAfter || !comparisonBefore || !comparisonAfter) return null;
  const planChange = planAfter.value - planBefore.value;
  const comparisonChange = comparisonAfter.value - comparisonBefore.value;
  const value = planChange - comparisonChange;
  const se = Math.sqrt(
    [planBefore, planAfter, comparisonBefore, comparisonAfter].reduce((sum, { variance, n }) => sum + variance / n, 0),
  );
  const z = se > 0 ? value / se : null;
  return {
    planChange,
    comparisonChange,
    value,
    se,
    z,
    p: z === null ? null : twoSidedP(z),
    interval: intervalAround(value, criticalZ(level) * se, { level, method: "normal" }),
  };
}

/** From this many sites on, the spread between sites can be told from the spread between answers. */
export const sitesForClustering = 10;

/**
 * The same clustered by site: the sites' own changes are the observations, so what moves a whole site counts as error. `null` with fewer than two sites
 * on either side; below ten altogether, say that it could not be done.
 * @example
 * clusteredDifference([5, 7, 9], [1, 3])?.difference; // => 5
 */
export function clusteredDifference(
  planChanges: readonly number[],
  comparisonChanges: readonly number[],
  level = defaultLevel,
): WelchTest | null {
  const side = (changes: readonly number[]) => {
    const [mean, variance] = [meanOf(changes), sampleVariance(changes)];
    return mean === null || variance === null ? null : { mean, variance, n: changes.length };
  };
  const [comparison, plan] = [side(comparisonChanges), side(planChanges)];
  return comparison && plan ? welchTest(comparison, plan, level) : null;
}
