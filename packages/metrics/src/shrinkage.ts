import { entryAt, meanOf, sampleVariance } from "./vector.ts";

/** A unit's score and how many answers it rests on. */
export type UnitScore = { readonly n: number; readonly value: number };
/** What all units have in common, in the unit of the score. */
export type Prior = {
  readonly mean: number;
  /** τ²: how much the units truly differ. */
  readonly betweenVariance: number;
  /** σ²: variance of one answer. */
  readonly withinVariance: number;
};

/**
 * A unit's score pulled towards the mean of all by how little it rests on: B·x + (1 − B)·μ with B = τ²/(τ² + σ²/n). League tables rank by this, never by
 * the raw score, or the smallest unit leads every month. Source: Efron & Morris 1975.
 * @example
 * shrink({ n: 12, value: 75 }, { mean: 45, betweenVariance: 100, withinVariance: 6400 }).toFixed(1); // => "49.7"
 */
export function shrink({ n, value }: UnitScore, { mean, betweenVariance, withinVariance }: Prior): number {
  if (n === 0) return mean;
  const sampling = withinVariance / n;
  // Units that neither differ nor vary all score the mean.
  const trust = betweenVariance + sampling > 0 ? betweenVariance / (betweenVariance + sampling) : 1;
  return trust * value + (1 - trust) * mean;
}

/**
 * The prior of a set of units: the mean of their scores, and the variance between them beyond what sampling explains, at least 0. `null` below two units.
 * @example
 * estimatePrior([{ n: 100, value: 10 }, { n: 100, value: 50 }], 6400); // => { mean: 30, betweenVariance: 736, withinVariance: 6400 }
 */
export function estimatePrior(units: readonly UnitScore[], withinVariance: number): Prior | null {
  const answered = units.filter(({ n }) => n > 0);
  const mean = meanOf(answered.map(({ value }) => value));
  const spread = sampleVariance(answered.map(({ value }) => value));
  const sampling = meanOf(answered.map(({ n }) => withinVariance / n));
  if (mean === null || spread === null || sampling === null) return null;
  return { mean, betweenVariance: Math.max(0, spread - sampling), withinVariance };
}

export type Ranked<T> = { readonly unit: T; readonly shrunk: number; readonly rank: number };

/**
 * Units in the order of their shrunk scores, the best first; equal ones share a rank. Units of a low base do not belong in it.
 * @example
 * rankByShrunk([{ n: 12, value: 75 }, { n: 400, value: 52 }], { mean: 45, betweenVariance: 100, withinVariance: 6400 }, { moreIsBetter: true })[0]?.unit.n; // => 400
 */
export function rankByShrunk<T extends UnitScore>(
  units: readonly T[],
  prior: Prior,
  { moreIsBetter }: { moreIsBetter: boolean },
): Ranked<T>[] {
  const sign = moreIsBetter ? 1 : -1;
  const ordered = units
    .map((unit) => ({ unit, shrunk: shrink(unit, prior) }))
    .sort((a, b) => sign * (b.shrunk - a.shrunk));
  let rank = 0;
  return ordered.map((one, index) => {
    if (index === 0 || entryAt(ordered, index - 1).shrunk !== one.shrunk) rank = index + 1;
    return { ...one, rank };
  });
}
