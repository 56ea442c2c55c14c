import { chiSquareQuantile } from "./distributions/chi-square.ts";
import { twoSidedP } from "./distributions/normal.ts";
import { defaultLevel, type Interval } from "./interval.ts";
import { holm } from "./multiplicity.ts";
import { sum } from "./vector.ts";

/** A unit's score with the variance of that score. */
export type UnitEstimate = { readonly value: number; readonly variance: number };

/** Answers of a unit, with the variance of one answer (divisor n). */
export type UnitAnswers = { readonly n: number; readonly mean: number; readonly variance: number };

export type UnitSpread = {
  /** Standard deviation of the units' true scores beyond chance, in the unit of the scores. */
  readonly sd: number;
  /** By the Q-profile. */
  readonly low: number;
  readonly high: number;
  readonly level: Interval["level"];
};

export type RankInterval = { readonly low: number; readonly high: number };

const fewestUnits = 5;
const fewestAnswers = 10;
const borrowed = 10;
const significant = 0.05;

/**
 * Units with ten answers or more as estimates: the variance of one answer borrows ten answers from all units together, so that five equal answers do
 * not count as certain.
 * @example
 * estimateUnits([{ n: 90, mean: 0.2, variance: 0.5 }, { n: 9, mean: 1, variance: 0 }]).length; // => 1
 */
export function estimateUnits(units: readonly UnitAnswers[]): UnitEstimate[] {
  const known = units.filter(({ n }) => n >= fewestAnswers);
  const all = sum(known.map(({ n }) => n));
  const common = sum(known.map(({ n, variance }) => n * variance)) / all;
  return known.map(({ n, mean, variance }) => ({
    value: mean,
    variance: (n * variance + borrowed * common) / (n + borrowed) / n,
  }));
}

/**
 * How much units truly differ: the standard deviation of their scores beyond what sampling explains. `null` below five units. The interval is coarse
 * for few units, and holds 0 where chance explains the differences. Source: Paule & Mandel 1982; Viechtbauer 2007 for the Q-profile.
 * @throws RangeError for a variance that is not above 0
 * @example
 * unitSpread([1, 2, 3, 4, 5].map((value) => ({ value: value * 10, variance: 4 })))?.sd.toFixed(2); // => "15.68"
 */
export function unitSpread(units: readonly UnitEstimate[], level: number = defaultLevel): UnitSpread | null {
  for (const { variance } of units) {
    if (!(variance > 0)) throw new RangeError(`A score that was estimated varies, not by ${variance}`);
  }
  if (units.length < fewestUnits) return null;
  const df = units.length - 1;
  const sdAt = (q: number) => Math.sqrt(varianceAt(units, q));
  const tail = (1 - level) / 2;
  return {
    sd: sdAt(df),
    low: sdAt(chiSquareQuantile(1 - tail, df)),
    high: sdAt(chiSquareQuantile(tail, df)),
    level,
  };
}

/**
 * The ranks that each unit may have: from one more than there are units significantly above it to all but those significantly below, by Holm at 5 %
 * over the unit's differences to the others. Rank 1 is the highest value. Units whose ranks overlap are tied.
 * @example
 * rankIntervals([{ value: 90, variance: 4 }, { value: 10, variance: 4 }, { value: 11, variance: 4 }]); // => [{ low: 1, high: 1 }, { low: 2, high: 3 }, { low: 2, high: 3 }]
 */
export function rankIntervals(units: readonly UnitEstimate[]): RankInterval[] {
  const varianceOf = (a: number, b: number) => (units[a]?.variance ?? 0) + (units[b]?.variance ?? 0);
  return ranksByDifference(
    units.map(({ value }) => value),
    varianceOf,
  );
}

/** The same for values that depend on each other: the variance of each difference is given. */
export function ranksByDifference(
  values: readonly number[],
  varianceOf: (a: number, b: number) => number,
): RankInterval[] {
  return values.map((own, at) => {
    const others = values.map((value, place) => ({ value, place })).filter(({ place }) => place !== at);
    const adjusted = holm(
      others.map(({ value, place }) =>
        value === own ? 1 : twoSidedP((own - value) / Math.sqrt(varianceOf(at, place))),
      ),
    );
    const differing = others.filter((_, place) => (adjusted[place] ?? 1) <= significant);
    const above = differing.filter(({ value }) => value > own).length;
    return { low: 1 + above, high: values.length - (differing.length - above) };
  });
}

/** Cochran's Q with a variance of τ² between the units. */
function qAt(units: readonly UnitEstimate[], tau2: number): number {
  const weights = units.map(({ variance }) => 1 / (variance + tau2));
  const mean = sum(units.map(({ value }, at) => value * (weights[at] ?? 0))) / sum(weights);
  return sum(units.map(({ value }, at) => (value - mean) ** 2 * (weights[at] ?? 0)));
}

/** τ² with Q(τ²) = q by bisection, as Q falls with τ²; 0 where Q is smaller from the start. */
function varianceAt(units: readonly UnitEstimate[], q: number): number {
  if (qAt(units, 0) <= q) return 0;
  let [low, high] = [0, Math.max(...units.map(({ variance }) => variance))];
  while (qAt(units, high) > q) [low, high] = [high, 2 * high];
  for (let halving = 0; halving < 100 && high - low > 1e-13 * high; halving += 1) {
    const middle = (low + high) / 2;
    if (qAt(units, middle) > q) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
