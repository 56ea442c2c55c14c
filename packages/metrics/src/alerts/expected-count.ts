import { mannKendall } from "../trend.ts";
import { meanOf, sum } from "../vector.ts";
import { sizeClass } from "./dispersion.ts";

/** Weeks that a volume is expected from, and how far their middle lies before the week after them. */
export const expectationWeeks = 13;
const middle = (expectationWeeks + 1) / 2;
const growthWeeks = 26;
const fastestGrowth = 0.02;
const fewestInClass = 10;
const leastExcess = 1e-4;
const forecastsKept = 52;

/**
 * Growth a week of the account on the logarithm, by Theil and Sen's slope over the 26 weeks before a week, at most 2 % either way.
 * @example
 * weeklyGrowth(Array.from({ length: 26 }, (_, week) => 1000 * 1.01 ** week), 26).toFixed(4); // => "0.0100"
 */
export function weeklyGrowth(counts: readonly number[], before: number): number {
  const logs = counts.slice(Math.max(0, before - growthWeeks), before).map((count) => Math.log(Math.max(1, count)));
  const slope = mannKendall(logs)?.senSlope ?? 0;
  return Math.min(fastestGrowth, Math.max(-fastestGrowth, slope));
}

/**
 * The count that the thirteen weeks before `before` let expect in a later `week`.
 * @example
 * expectedCount(new Array(13).fill(100), { before: 13, week: 13, growth: 0 }); // => 100
 */
export function expectedCount(
  counts: readonly number[],
  { before, week, growth }: { before: number; week: number; growth: number },
): number {
  const recent = meanOf(counts.slice(Math.max(0, before - expectationWeeks), before)) ?? 0;
  return recent * Math.exp(growth * (middle + week - before));
}

/** Forecasts of one series, and how the counts missed them. */
export type Misses = {
  /** Remembers a forecast and what came. */
  readonly add: (count: number, expected: number, week: number) => void;
  /** Forgets the forecasts of weeks, up to and with `to`. */
  readonly forget: (from: number, to: number) => void;
  /** Σ[(C − E)² − E(1 + 1/13)] and ΣE² of the last 52 forecasts. */
  readonly sums: () => { readonly excess: number; readonly squares: number };
};

/**
 * A memory of the last 52 forecasts.
 * @example
 * startMisses().sums(); // => { excess: 0, squares: 0 }
 */
export function startMisses(): Misses {
  let kept: { excess: number; square: number; week: number }[] = [];
  return {
    add: (count, expected, week) => {
      kept.push({
        week,
        excess: (count - expected) ** 2 - expected * (1 + 1 / expectationWeeks),
        square: expected ** 2,
      });
      if (kept.length > forecastsKept) kept.shift();
    },
    forget: (from, to) => {
      kept = kept.filter(({ week }) => week < from || week > to);
    },
    sums: () => ({ excess: sum(kept.map(({ excess }) => excess)), squares: sum(kept.map(({ square }) => square)) }),
  };
}

/** How much a count varies beyond chance, relative to its square, and how well that is known. */
export type CountUnrest = { readonly excess: number; readonly nu: number };

/**
 * The unrest of every series, drawn half to what its size class has in common; a series with more than twice that keeps its own.
 * @example
 * unrestOfCounts([{ expected: 100, excess: 50, squares: 10000 }]); // => [{ excess: 0.005, nu: 50 }]
 */
export function unrestOfCounts(
  series: readonly { expected: number; excess: number; squares: number }[],
): CountUnrest[] {
  const pooled = new Map<number, { excess: number; squares: number; count: number }>();
  for (const { expected, excess, squares } of series) {
    const own = pooled.get(sizeClass(expected)) ?? { excess: 0, squares: 0, count: 0 };
    pooled.set(sizeClass(expected), {
      excess: own.excess + excess,
      squares: own.squares + squares,
      count: own.count + 1,
    });
  }
  return series.map(({ expected, excess, squares }) => {
    const own = squares > 0 ? excess / squares : 0;
    const common = pooled.get(sizeClass(expected));
    if (!common || common.count < fewestInClass) return { excess: Math.max(own, leastExcess), nu: 50 };
    const p0 = Math.max(leastExcess, common.squares > 0 ? common.excess / common.squares : 0);
    return { excess: own > 2 * p0 ? own : Math.max(0.5 * p0 + 0.5 * own, 0.7 * p0), nu: 100 };
  });
}
