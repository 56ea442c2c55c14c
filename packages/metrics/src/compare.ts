import { boxCounts, moments } from "./csat.ts";
import { type ScoreHistogram, sampleSize } from "./histogram.ts";
import { criticalZ, type Interval, wilsonInterval } from "./interval.ts";
import { twoSidedP } from "./normal.ts";
import { npsCounts } from "./nps.ts";
import { studentQuantile, studentTwoSidedP } from "./student.ts";

/** A change between two independent samples, after minus before, in the unit of the value; p is two-sided. */
export type Comparison = { value: number; interval: Interval; p: number };
export type CompareOptions = {
  level?: number;
  /** What tests take as n of each side, where answers are not independent. */
  effectiveN?: { before: number | null; after: number | null };
};

const noEffect = { before: null, after: null };

/**
 * The change between two NPS: split adjustment, each side n + 1½, promoters and detractors + ⅜ (by analogy with Agresti and Caffo 2000; coverage
 * in reference/coverage). The value is the unadjusted difference. `null` when a side has no answers.
 */
export function compareNps(
  before: ScoreHistogram,
  after: ScoreHistogram,
  options: CompareOptions = {},
): Comparison | null {
  const [first, second] = [npsCounts(before), npsCounts(after)];
  return compareNets(
    { up: first.promoters, down: first.detractors, n: first.n },
    { up: second.promoters, down: second.detractors, n: second.n },
    options,
  );
}

/** The same for net satisfaction, top-2 minus bottom-2. */
export function compareNet(
  before: ScoreHistogram,
  after: ScoreHistogram,
  options: CompareOptions = {},
): Comparison | null {
  const side = (histogram: ScoreHistogram) => {
    const { top, bottom } = boxCounts(histogram);
    return { up: top, down: bottom, n: sampleSize(histogram) };
  };
  return compareNets(side(before), side(after), options);
}

type Net = { up: number; down: number; n: number };

function compareNets(
  before: Net,
  after: Net,
  { level = 0.95, effectiveN = noEffect }: CompareOptions,
): Comparison | null {
  if (before.n === 0 || after.n === 0) return null;
  const side = ({ up, down, n }: Net, effective: number | null) => {
    const shrink = (effective ?? n) / n;
    const size = n * shrink + 1.5;
    const [p, d] = [(up * shrink + 0.375) / size, (down * shrink + 0.375) / size];
    return { value: p - d, variance: (p + d - (p - d) ** 2) / size };
  };
  const [first, second] = [side(before, effectiveN.before), side(after, effectiveN.after)];
  const adjusted = 100 * (second.value - first.value);
  const se = 100 * Math.sqrt(first.variance + second.variance);
  const half = criticalZ(level) * se;
  const value = 100 * ((after.up - after.down) / after.n - (before.up - before.down) / before.n);
  return {
    value,
    interval: { level, low: adjusted - half, high: adjusted + half, method: "splitAdjustedWald" },
    p: twoSidedP(adjusted / se),
  };
}

/**
 * The change between two top-2-box shares: Newcombe's method 10 for the interval, pooled z for the test, Fisher's exact test where a cell expects
 * fewer than 5. `null` when a side has no answers. Source: Newcombe 1998, Statistics in Medicine 17.
 */
export function compareTopTwoBox(
  before: ScoreHistogram,
  after: ScoreHistogram,
  { level = 0.95, effectiveN = noEffect }: CompareOptions = {},
): Comparison | null {
  const [n1, n2] = [sampleSize(after), sampleSize(before)];
  if (n1 === 0 || n2 === 0) return null;
  const [p1, p2] = [boxCounts(after).top / n1, boxCounts(before).top / n2];
  const [m1, m2] = [effectiveN.after ?? n1, effectiveN.before ?? n2];
  const [a, b] = [wilsonInterval(p1 * m1, m1, level), wilsonInterval(p2 * m2, m2, level)];
  const value = p1 - p2;
  const low = value - Math.sqrt((p1 - a.low) ** 2 + (b.high - p2) ** 2);
  const high = value + Math.sqrt((a.high - p1) ** 2 + (p2 - b.low) ** 2);
  return { value, interval: { level, low, high, method: "newcombe" }, p: shareTest(p1 * m1, m1, p2 * m2, m2) };
}

function shareTest(x1: number, n1: number, x2: number, n2: number): number {
  const pooled = (x1 + x2) / (n1 + n2);
  const smallest = Math.min(n1, n2) * Math.min(pooled, 1 - pooled);
  if (smallest < 5) return fisherP(Math.round(x1), Math.round(n1), Math.round(x2), Math.round(n2));
  return twoSidedP((x1 / n1 - x2 / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2)));
}

/**
 * Fisher's exact test, two-sided: the probability of all tables with these margins that are no likelier than the observed one.
 * @example
 * fisherP(56, 70, 48, 80).toFixed(5); // => "0.01252"
 */
export function fisherP(x1: number, n1: number, x2: number, n2: number): number {
  const successes = x1 + x2;
  const [from, to] = [Math.max(0, successes - n2), Math.min(n1, successes)];
  // Probabilities relative to the first table, by the ratio of neighbours: no factorials, no overflow for any table a score can make.
  const logs = [0];
  for (let x = from; x < to; x += 1) {
    logs.push((logs.at(-1) ?? 0) + Math.log(((n1 - x) * (successes - x)) / ((x + 1) * (n2 - successes + x + 1))));
  }
  const largest = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - largest));
  const observed = weights[x1 - from] ?? 0;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Math.min(
    1,
    weights.filter((weight) => weight <= observed * (1 + 1e-7)).reduce((sum, weight) => sum + weight, 0) / total,
  );
}

/** The change between two means, carried through a straight line of slope `slope`: Welch's test and interval. `null` with fewer than two answers a side. */
export function compareMeans(
  before: ScoreHistogram,
  after: ScoreHistogram,
  slope: number,
  { level = 0.95, effectiveN = noEffect }: CompareOptions = {},
): Comparison | null {
  const [first, second] = [moments(before), moments(after)];
  if (!first || !second || first.sd === null || second.sd === null) return null;
  const [n1, n2] = [effectiveN.before ?? first.n, effectiveN.after ?? second.n];
  if (n1 < 2 || n2 < 2) return null;
  const [v1, v2] = [first.sd ** 2 / n1, second.sd ** 2 / n2];
  const difference = second.mean - first.mean;
  const se = Math.sqrt(v1 + v2);
  if (se === 0)
    return {
      value: slope * difference,
      interval: { level, low: slope * difference, high: slope * difference, method: "welch" },
      p: difference === 0 ? 1 : 0,
    };
  const df = (v1 + v2) ** 2 / (v1 ** 2 / (n1 - 1) + v2 ** 2 / (n2 - 1));
  const half = studentQuantile(0.5 + level / 2, df) * se;
  const [a, b] = [slope * (difference - half), slope * (difference + half)];
  return {
    value: slope * difference,
    interval: { level, low: Math.min(a, b), high: Math.max(a, b), method: "welch" },
    p: studentTwoSidedP(difference / se, df),
  };
}

/** The change between two ease indexes, high is easy: Welch on the oriented scores. */
export function compareEase(
  before: ScoreHistogram,
  after: ScoreHistogram,
  options: CompareOptions = {},
): Comparison | null {
  const { min, max, direction } = after.scale;
  return compareMeans(before, after, ((direction === "higherIsBetter" ? 1 : -1) * 100) / (max - min), options);
}
