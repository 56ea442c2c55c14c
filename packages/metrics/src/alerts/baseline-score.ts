import { entryAt, sum } from "../vector.ts";
import { type Sums, sumsOfWeeks } from "./week-table.ts";

/** Answers of one week: how many gave each of the series' values. */
export type WeekCounts = readonly number[];

/** How much more than chance a series moves from week to week, and how well that is known (`null`: exactly). */
export type Dispersion = { readonly tau2: number; readonly nu: number | null };

export type ScoreOptions = Dispersion & {
  /** What an answer counts, for each place of a week's counts: −1, 0, 1 of NPS, 0 and 1 of a share. */
  readonly values: readonly number[];
  /** Answers of the whole account; only their shares count, as three imagined answers. */
  readonly reference: WeekCounts;
};

export type BaselineScore = {
  readonly n: number;
  readonly nBefore: number;
  readonly mean: number;
  readonly meanBefore: number;
  readonly delta: number;
  /** Variance of one answer, of point and baseline together. */
  readonly v: number;
  readonly se: number;
  readonly t: number;
  readonly skew: number;
  readonly z1: number;
  /** Standard normal while nothing changes, also far out and with few answers. */
  readonly z: number;
};

const imagined = 3;
const leastSkew = 0.001;

/**
 * How far the weeks of a point lie from the weeks before it. The variance counts what weeks move by themselves (τ²); the skewness of few answers is
 * taken out by Wilson and Hilferty's cube root, the uncertainty of τ² by Wallace's step from t to normal. `null` where one side has no answers or
 * nobody ever differed. Without these steps plain z errs up to 36-fold in the tail at 30 answers.
 * @example
 * scoreAgainstBaseline([[90, 10]], [[95, 5], [95, 5]], { values: [0, 1], reference: [95, 5], tau2: 0, nu: null })?.delta.toFixed(2); // => "0.05"
 */
export function scoreAgainstBaseline(
  point: readonly WeekCounts[],
  baseline: readonly WeekCounts[],
  options: ScoreOptions,
): BaselineScore | null {
  return scoreSums(sumsOfWeeks(point, options.values), sumsOfWeeks(baseline, options.values), options);
}

/**
 * The same from the sums of the weeks.
 * @example
 * scoreSums({ n: 100, counts: [90, 10], valueSum: 10, squares: 10000 }, { n: 100, counts: [90, 10], valueSum: 10, squares: 10000 }, { values: [0, 1], reference: [95, 5], tau2: 0, nu: null })?.delta; // => 0
 */
export function scoreSums(
  now: Sums,
  before: Sums,
  { values, reference, tau2, nu }: ScoreOptions,
): BaselineScore | null {
  const [n, nBefore, nReference] = [now.n, before.n, sum(reference)];
  if (n <= 0 || nBefore <= 0 || nReference <= 0) return null;
  const pooled = now.counts.map(
    (count, at) => count + entryAt(before.counts, at) + (imagined * entryAt(reference, at)) / nReference,
  );
  const { v, third } = centralMoments(pooled, values);
  if (v <= 0) return null;
  const variance = v * (1 / n + 1 / nBefore) + tau2 * (now.squares / n ** 2 + before.squares / nBefore ** 2);
  const [mean, meanBefore] = [now.valueSum / n, before.valueSum / nBefore];
  const [delta, se] = [mean - meanBefore, Math.sqrt(variance)];
  const t = delta / se;
  const skew = (third * (1 / n ** 2 - 1 / nBefore ** 2)) / variance ** 1.5;
  const z1 = withoutSkew(t, skew);
  return { n, nBefore, mean, meanBefore, delta, v, se, t, skew, z1, z: nu === null ? z1 : normalOfT(z1, nu) };
}

function centralMoments(counts: readonly number[], values: readonly number[]): { v: number; third: number } {
  const centre = meanOfCounts(counts, values);
  let [n, squares, cubes] = [0, 0, 0];
  for (const [at, count] of counts.entries()) {
    const distance = entryAt(values, at) - centre;
    n += count;
    squares += count * distance ** 2;
    cubes += count * distance ** 3;
  }
  return { v: squares / n, third: cubes / n };
}

/** The weeks as one. */
export function addWeeks(weeks: readonly WeekCounts[], length: number): number[] {
  return Array.from({ length }, (_, at) => sum(weeks.map((week) => week[at] ?? 0)));
}

/** The mean of the values that were counted. */
export function meanOfCounts(counts: WeekCounts, values: readonly number[]): number {
  return sum(counts.map((count, at) => count * entryAt(values, at))) / sum(counts);
}

/** Σn_w²/n²: the part of τ² that is left in the mean of weeks. */
export function unrest(weeks: readonly WeekCounts[]): number {
  const sizes = weeks.map(sum);
  return sum(sizes.map((size) => size ** 2)) / sum(sizes) ** 2;
}

/** Wilson and Hilferty's transformation of a skewed standardised mean. */
function withoutSkew(t: number, skewness: number): number {
  const skew = Math.abs(skewness) < leastSkew ? (skewness < 0 ? -leastSkew : leastSkew) : skewness;
  return (6 / skew) * (Math.cbrt(Math.max(1 + (skew * t) / 2, 1e-6)) - 1) + skew / 6;
}

/** Wallace's normal score of Student's t. */
export function normalOfT(t: number, nu: number): number {
  return (Math.sign(t) * Math.sqrt(nu * Math.log1p(t ** 2 / nu)) * (8 * nu + 1)) / (8 * nu + 3);
}
