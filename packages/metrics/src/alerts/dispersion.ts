import { digamma, inverseTrigamma, trigamma } from "../distributions/polygamma.ts";
import { meanOf, median, sampleVariance } from "../vector.ts";
import type { Dispersion, WeekCounts } from "./baseline-score.ts";
import { tableOfWeeks, type WeeklyFactor } from "./week-table.ts";

export type ShrunkDispersion = {
  readonly excessVariance: number;
  readonly d0: number;
  readonly phi0: number;
  readonly phi: readonly number[];
  readonly nu: readonly number[];
};

const sizeBounds = [50, 200, 1000];
const mostDegrees = 1000;
/** Below these many degrees of freedom a series has no say of its own, below these many series a class has none. */
const fewestDegrees = 8;
const fewestSeries = 10;
/** A series this far above its class is restless by itself. */
const restless = 1.6;

/**
 * How much more than sampling the weeks of a series differ. `null` without two weeks of answers, or when nobody ever differed.
 * @example
 * weeklyFactor([[60, 40], [40, 60]], [0, 1])?.phi.toFixed(1); // => "8.0"
 */
export function weeklyFactor(weeks: readonly WeekCounts[], values: readonly number[]): WeeklyFactor | null {
  return tableOfWeeks(weeks, values).factor(0, weeks.length);
}

/**
 * The factors of a class of series, each drawn to what the class has in common by how little it knows itself; a series far above its class keeps its
 * own. `null` below ten series of eight degrees of freedom. Source: Smyth 2004 for the moments of ln φ̂; Laney 2002 for the factor.
 * @example
 * shrinkDispersion(new Array(10).fill({ phi: 1, df: 51 }))?.d0; // => 1000
 */
export function shrinkDispersion(series: readonly { phi: number; df: number }[]): ShrunkDispersion | null {
  const known = series.filter(({ df }) => df >= fewestDegrees);
  if (known.length < fewestSeries) return null;
  const logs = clipped(known.map(({ phi, df }) => Math.log(Math.max(phi, 0.05)) - digamma(df / 2) + Math.log(df / 2)));
  const excessVariance = (sampleVariance(logs) ?? 0) - (meanOf(known.map(({ df }) => trigamma(df / 2))) ?? 0);
  const d0 = excessVariance <= 0.001 ? mostDegrees : Math.min(mostDegrees, 2 * inverseTrigamma(excessVariance));
  const phi0 = Math.max(1, Math.exp((meanOf(logs) ?? 0) + digamma(d0 / 2) - Math.log(d0 / 2)));
  const shrunk = series.map(({ phi, df }) => {
    if (df < fewestDegrees) return { phi: phi0, nu: d0 };
    if (phi > restless * phi0) return { phi, nu: df };
    return { phi: (d0 * phi0 + df * phi) / (d0 + df), nu: d0 + df };
  });
  return {
    excessVariance,
    d0,
    phi0,
    phi: shrunk.map(({ phi }) => Math.max(1, phi)),
    nu: shrunk.map(({ nu }) => Math.max(4, nu)),
  };
}

function clipped(values: readonly number[]): number[] {
  const middle = median(values) ?? 0;
  const reach = 2.5 * 1.4826 * (median(values.map((value) => Math.abs(value - middle))) ?? 0);
  return values.map((value) => Math.min(middle + reach, Math.max(middle - reach, value)));
}

/**
 * τ² and ν of every series of a class, from their factors; where a series has none, sampling alone with the least trust.
 * @example
 * dispersionOf([weeklyFactor([[60, 40], [40, 60]], [0, 1])])[0]?.tau2.toFixed(4); // => "0.0175"
 */
export function dispersionOf(factors: readonly (WeeklyFactor | null)[]): Dispersion[] {
  const shrunk = shrinkDispersion(factors.map((factor) => ({ phi: factor?.phi ?? 1, df: factor?.df ?? 0 })));
  return factors.map((factor, at) => {
    const [phi, nu] = [
      shrunk?.phi[at] ?? Math.max(1, factor?.phi ?? 1),
      shrunk?.nu[at] ?? Math.max(4, factor?.df ?? 0),
    ];
    return { tau2: factor ? ((phi - 1) * factor.v) / factor.size : 0, nu };
  });
}

/**
 * The same of series of every size: those of fewer than 50 answers a week, than 200, than 1,000 and the others are classes of their own.
 * @example
 * dispersionBySize([null, weeklyFactor([[60, 40], [40, 60]], [0, 1])]).map(({ nu }) => nu); // => [4, 4]
 */
export function dispersionBySize(factors: readonly (WeeklyFactor | null)[]): Dispersion[] {
  const classes = factors.map((factor) => sizeClass(factor?.size ?? 0));
  const found = new Array<Dispersion>(factors.length);
  for (const one of new Set(classes)) {
    const places = [...factors.keys()].filter((at) => classes[at] === one);
    for (const [order, dispersion] of dispersionOf(places.map((at) => factors[at] ?? null)).entries())
      found[places[order] ?? 0] = dispersion;
  }
  return found;
}

/** Series of about as many answers a week are compared with each other. */
export function sizeClass(answersAWeek: number): number {
  return sizeBounds.filter((bound) => answersAWeek >= bound).length;
}
