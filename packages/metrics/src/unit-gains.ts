import { criticalZ, defaultLevel, type Interval, intervalAround } from "./interval.ts";
import { type RankInterval, ranksByDifference } from "./unit-spread.ts";
import { sum } from "./vector.ts";

export type GainUnit = {
  /** Better is more. */
  readonly mean: number;
  /** Of the mean itself, not of one answer. */
  readonly variance: number;
  /** Answers: what the unit weighs in the whole. */
  readonly volume: number;
  /** Which part of a gap to the rest can be closed, 0…1. */
  readonly fixability: number;
};

export type UnitGain = {
  /** The rest minus the unit: above 0 it does worse than the others. */
  readonly gap: number;
  readonly gapInterval: Interval;
  /** Of all answers. */
  readonly share: number;
  /** Gap × share × fixability: by how much the whole would rise. A unit that does better lifts the whole by gap × share, whatever can be fixed. */
  readonly gain: number;
  readonly gainInterval: Interval;
  /** 1 has the most to gain; the ranks that chance leaves open. */
  readonly rank: RankInterval;
};

/**
 * How much the whole would gain from each unit, if that unit came as close to the rest as it can. A unit at the rest's mean moves the whole by share × gap, exactly; times the
 * part that can be closed this is impact × volume × fixability in the unit of the score. Gains depend on each other, as every unit is part of the others' rest: ranks go by the
 * variance of each difference, worked out from all means. `null` below two units.
 * @throws RangeError for a volume or variance that is not above 0, or fixability outside 0…1
 * @example
 * unitGains([{ mean: 20, variance: 1, volume: 100, fixability: 1 }, { mean: 40, variance: 1, volume: 300, fixability: 1 }])?.[0]?.gain; // => 5
 */
export function unitGains(units: readonly GainUnit[], level: number = defaultLevel): UnitGain[] | null {
  units.forEach(check);
  if (units.length < 2) return null;
  const all = sum(units.map(({ volume }) => volume));
  const rows = units.map((unit, at) => {
    // The gap as a sum over all means: the rest by its volumes, minus the unit itself.
    const inGap = units.map(({ volume }, other) => (other === at ? -1 : volume / (all - unit.volume)));
    const gap = sum(units.map(({ mean }, other) => mean * (inGap[other] ?? 0)));
    const share = unit.volume / all;
    const weight = share * (gap > 0 ? unit.fixability : 1);
    return { gap, share, weight, inGap, inGain: inGap.map((part) => part * weight) };
  });
  const varianceOf = (parts: readonly number[]) =>
    sum(units.map(({ variance }, at) => variance * (parts[at] ?? 0) ** 2));
  const ranks = ranksByDifference(
    rows.map(({ gap, weight }) => gap * weight),
    (a, b) => varianceOf(units.map((_, at) => (rows[a]?.inGain[at] ?? 0) - (rows[b]?.inGain[at] ?? 0))),
  );
  return rows.map(({ gap, share, weight, inGap }, at): UnitGain => {
    const half = criticalZ(level) * Math.sqrt(varianceOf(inGap));
    const around = (centre: number, reach: number) => intervalAround(centre, reach, { level, method: "wald" });
    return {
      ...{
        gap,
        share,
        gain: gap * weight,
        gapInterval: around(gap, half),
        gainInterval: around(gap * weight, half * weight),
      },
      rank: ranks[at] ?? { low: 1, high: units.length },
    };
  });
}

function check({ volume, variance, fixability }: GainUnit): void {
  for (const [name, value] of [
    ["volume", volume],
    ["variance", variance],
  ] as const)
    if (!(value > 0)) throw new RangeError(`The ${name} of a unit lies above 0, not at ${value}`);
  if (!(fixability >= 0 && fixability <= 1)) throw new RangeError(`Fixability lies in 0…1, not at ${fixability}`);
}
