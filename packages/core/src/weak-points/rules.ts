import {
  defaultLevel,
  estimateUnits,
  histogramFromCounts,
  moreIsBetter,
  type UnitGain,
  unitGains,
  valueMoments,
} from "@heard/metrics";
import type { MeasureGroup } from "../measures/measure.ts";
import type { GroupLabel } from "../measures/resolve.ts";

export const longestReason = 500;
export const mostFixable = 5;
/** Of a touchpoint that nobody has said anything of: the middle, and shown as such. */
const assumedFixability = 3;
export const fixabilities = [1, 2, 3, 4, 5] as const;

type Range = { low: number; high: number };
export type RankedPoint = GroupLabel & {
  value: number;
  n: number;
  interval: Range | null;
  /** By how much the others do better, in the unit of the score; below 0 where they do worse. */
  gap: number;
  gapInterval: Range;
  share: number;
  fixability: number;
  gain: number;
  gainInterval: Range;
  rank: Range;
  /** Weak or strong only where the whole interval of the gap says so. */
  side: "weak" | "strong" | "unclear";
};
export type Ranking = {
  /** The most to gain first. */
  points: RankedPoint[];
  /** Touchpoints with too few answers for an order. */
  leftCount: number;
  isAllTied: boolean;
};

/** Below this no variance of a touchpoint can be told. */
const fewestAnswers = 10;

/**
 * Touchpoints by what the whole would gain from each: impact (the gap to all others) × volume (its share of the answers) × fixability (a fifth to all of the gap).
 * Intervals hold for all touchpoints together, so that the more there are, the wider each is.
 * @param said how much can be fixed, by the key of a touchpoint
 */
export function rankPoints(groups: readonly MeasureGroup[], said: ReadonlyMap<string, number>): Ranking {
  const known = groups.flatMap(({ key, name, measure }) => {
    const { method, base, value, n, effectiveN, histogram, scale, interval } = measure;
    const people = effectiveN ?? n;
    if (key === null || method === "count" || base !== "normal" || value === null || !histogram || !scale) return [];
    const { min, max, direction } = scale;
    const found = valueMoments(histogramFromCounts({ min, max, direction }, histogram), method);
    if (!found || people < fewestAnswers) return [];
    const sign = moreIsBetter(method, { min, max, direction }) ? 1 : -1;
    return [{ key, name, value, n, people, interval, sign, variance: found.variance, fixability: said.get(key) }];
  });
  const answered = groups.filter(({ key, measure }) => key !== null && measure.n > 0).length;
  const estimates = estimateUnits(known.map(({ people, value, variance }) => ({ n: people, mean: value, variance })));
  const isSure = estimates.some(({ variance }) => !(variance > 0));
  const gains = isSure ? null : gainsOf(known, estimates);
  if (!gains) return { points: [], leftCount: answered, isAllTied: true };
  const points = known.map((point, at): RankedPoint => {
    const { key, name, value, n, interval } = point;
    const found = gains[at] as UnitGain;
    return {
      ...{ key, name, value, n, interval: interval && rangeOf(interval) },
      fixability: point.fixability ?? assumedFixability,
      ...{ gap: found.gap, gapInterval: rangeOf(found.gapInterval), share: found.share },
      ...{ gain: found.gain, gainInterval: rangeOf(found.gainInterval), rank: found.rank },
      side: sideOf(found.gapInterval),
    };
  });
  return {
    points: points.sort((a, b) => b.gain - a.gain),
    leftCount: answered - known.length,
    isAllTied: points.every(({ rank }) => rank.low === 1 && rank.high === points.length),
  };
}

type Known = { sign: number; value: number; n: number; fixability: number | undefined };

function gainsOf(known: readonly Known[], estimates: readonly { variance: number }[]): UnitGain[] | null {
  const units = known.map(({ sign, value, n, fixability = assumedFixability }, at) => ({
    ...{ mean: sign * value, variance: estimates[at]?.variance ?? 0, volume: n },
    fixability: fixability / mostFixable,
  }));
  return unitGains(units, 1 - (1 - defaultLevel) / Math.max(1, units.length));
}

const rangeOf = ({ low, high }: Range): Range => ({ low, high });

function sideOf({ low, high }: Range): RankedPoint["side"] {
  if (low > 0) return "weak";
  return high < 0 ? "strong" : "unclear";
}
