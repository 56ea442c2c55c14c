import {
  estimatePrior,
  estimateUnits,
  histogramFromCounts,
  moreIsBetter,
  rankByShrunk,
  rankIntervals,
  type UnitSpread,
  unitSpread,
  valueMoments,
} from "@heard/metrics";
import type { Interval, MeasureGroup } from "../measures/measure.ts";
import type { GroupLabel } from "../measures/resolve.ts";

export type Unit = GroupLabel & {
  value: number;
  n: number;
  interval: Interval | null;
  /** Pulled towards all by how little it rests on: the order goes by this. */
  shrunk: number;
  /** The ranks that chance leaves open, 1 the best. */
  rank: { low: number; high: number };
};
export type Standing = {
  /** The best first, by the shrunk value. */
  units: Unit[];
  /** Units with too few answers for an order. */
  leftCount: number;
  /** How much units differ beyond chance, in the measure's unit; `null` below five units. */
  spread: UnitSpread | null;
  /** Whether everybody may stand in everybody's place. */
  isAllTied: boolean;
};

/** Below this no variance of a unit can be told. */
const fewestAnswers = 10;

/** Units in an order that chance did not make, with the ranks that it leaves open. */
export function standingOf(groups: readonly MeasureGroup[]): Standing {
  const known = groups.flatMap(({ key, name, measure }) => {
    const { method, base, value, histogram, scale, interval } = measure;
    // Who rates several things counts once.
    const people = measure.effectiveN ?? measure.n;
    if (key === null || base !== "normal" || value === null || !histogram || !scale || people < fewestAnswers)
      return [];
    if (method === "count") return [];
    const { min, max, direction } = scale;
    const ruler = { min, max, direction };
    const found = valueMoments(histogramFromCounts(ruler, histogram), method);
    if (!found) return [];
    const up = moreIsBetter(method, ruler);
    return [{ key, name, interval, value, shownN: measure.n, n: people, variance: found.variance, up }];
  });
  const answered = groups.filter(({ key, measure }) => key !== null && measure.n > 0).length;
  const estimates = estimateUnits(known.map(({ n, value, variance }) => ({ n, mean: value, variance })));
  const varies = estimates.every(({ variance }) => variance > 0);
  const all = known.reduce((sum, { n }) => sum + n, 0);
  const prior = estimatePrior(known, known.reduce((sum, { n, variance }) => sum + n * variance, 0) / all);
  const leftCount = answered - known.length;
  if (!prior || !varies) return { units: [], leftCount, spread: null, isAllTied: true };
  const isUp = known[0]?.up ?? true;
  const ranks = new Map(
    rankIntervals(estimates).map((rank, at) => [known[at], isUp ? rank : turned(rank, known.length)]),
  );
  const units = rankByShrunk(known, prior, { moreIsBetter: isUp }).map(({ unit, shrunk }): Unit => {
    const { key, name, value, shownN, interval } = unit;
    return { key, name, value, n: shownN, interval, shrunk, rank: ranks.get(unit) ?? { low: 1, high: known.length } };
  });
  return {
    ...{ units, leftCount, spread: unitSpread(estimates) },
    isAllTied: units.every(({ rank }) => rank.low === 1 && rank.high === units.length),
  };
}

const turned = ({ low, high }: { low: number; high: number }, count: number) => ({
  low: count + 1 - high,
  high: count + 1 - low,
});
