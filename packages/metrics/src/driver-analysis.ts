import { correlationsOf, meanAbsoluteCorrelation, ridged } from "./correlation.ts";
import { type DriverImportance, driverImportance, varianceInflation } from "./drivers.ts";
import { defaultLevel, type Interval } from "./interval.ts";
import type { Random } from "./random.ts";
import { entryAt } from "./vector.ts";

/** One response: the outcome first, then a score for each driver; `null` where an item was not answered. */
export type DriverCase = readonly (number | null)[];

export type Driver = {
  readonly name: string;
  /** Share of the outcome's variance that goes with this driver; the shares add up to R². */
  readonly importance: number;
  /** Percentiles of bootstrap samples, `null` when none was asked for. */
  readonly interval: Omit<Interval, "method"> | null;
  /** Simple correlation with the outcome: its sign is the driver's. */
  readonly correlation: number;
  readonly inflation: number;
};
export type DriverAnalysis =
  | { readonly enough: false; readonly n: number; readonly needed: number }
  | {
      readonly enough: true;
      readonly n: number;
      readonly method: "lmg" | "relativeWeights";
      readonly r2: number;
      readonly drivers: readonly Driver[];
      /** Mean size of the correlations between drivers is above .7: a halo, and the order of the drivers says little. */
      readonly halo: boolean;
      /** The drivers nearly repeat each other, and 1e-3 of ridge was added. */
      readonly ridge: boolean;
    };

const haloAbove = 0.7;

/**
 * Which items go with an outcome, by LMG up to twelve drivers and Johnson's relative weights above. Complete cases only, at least max(100, 10 a driver).
 * Association, not effect. `null` when a column does not vary.
 * @param options.random with `draws`, for bootstrap intervals of the importances
 * @throws RangeError for cases that do not have one value per name and the outcome
 * @example
 * analyseDrivers(["speed"], [[9, 5], [7, null]]); // => { enough: false, n: 1, needed: 100 }
 */
export function analyseDrivers(
  names: readonly string[],
  cases: readonly DriverCase[],
  options: { random?: Random; draws?: number; level?: number } = {},
): DriverAnalysis | null {
  const complete = completeCases(names.length + 1, cases);
  const needed = Math.max(100, 10 * names.length);
  if (complete.length < needed) return { enough: false, n: complete.length, needed };
  const found = importanceOf(complete);
  if (!found) return null;
  const { importance, correlations, ridge } = found;
  const inflation = varianceInflation(correlations) ?? [];
  const intervals = bootstrapIntervals(complete, options);
  return {
    enough: true,
    n: complete.length,
    method: importance.lmg ? "lmg" : "relativeWeights",
    r2: importance.r2,
    drivers: names.map((name, index) => ({
      name,
      importance: entryAt(sharesOf(importance), index),
      interval: intervals ? entryAt(intervals, index) : null,
      correlation: entryAt(correlations.rxy, index),
      inflation: entryAt(inflation, index),
    })),
    halo: meanAbsoluteCorrelation(correlations.rxx) > haloAbove,
    ridge,
  };
}

function completeCases(width: number, cases: readonly DriverCase[]): number[][] {
  return cases.flatMap((row) => {
    if (row.length !== width) throw new RangeError(`A case has ${width} values, not ${row.length}`);
    const answered = row.filter((value) => value !== null);
    return answered.length === width ? [answered] : [];
  });
}

function importanceOf(rows: readonly (readonly number[])[]) {
  const plain = correlationsOf(rows);
  if (!plain) return null;
  const importance = driverImportance(plain);
  if (importance) return { importance, correlations: plain, ridge: false };
  const softened = ridged(plain);
  const second = driverImportance(softened);
  return second && { importance: second, correlations: softened, ridge: true };
}

function sharesOf({ lmg, relativeWeights }: DriverImportance): readonly number[] {
  return lmg ?? relativeWeights;
}

function bootstrapIntervals(
  rows: readonly (readonly number[])[],
  { random, draws = 1000, level = defaultLevel }: { random?: Random; draws?: number; level?: number },
) {
  if (!random) return null;
  const samples = Array.from({ length: draws }, () => {
    const sample = rows.map(() => entryAt(rows, Math.floor(random() * rows.length)));
    const found = importanceOf(sample);
    return found ? [sharesOf(found.importance)] : [];
  }).flat();
  if (samples.length === 0) return null;
  return entryAt(samples, 0).map((_, driver) => {
    const sorted = Float64Array.from(samples, (shares) => entryAt(shares, driver)).sort();
    const at = (p: number) => entryAt(sorted, Math.min(sorted.length - 1, Math.max(0, Math.floor(p * sorted.length))));
    return { level, low: at((1 - level) / 2), high: at((1 + level) / 2) };
  });
}
