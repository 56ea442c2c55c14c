import { histogramFromCounts, type ScoreHistogram } from "../histogram.ts";
import { dot, entryAt, sum } from "../vector.ts";
import { orientedValues, type PlanMeasure } from "./measure.ts";

/** Units with the plan, and those that it is compared with. */
export type PlanRole = "plan" | "comparison";

/** One kind of answers inside a unit, such as channel × touchpoint × mode: a shift between strata is mix, not effect. */
export type PlanStratum = {
  readonly id: string;
  /** Whether people were asked by themselves or by somebody; `self` unless said. */
  readonly mode?: string;
  /** Answers per scale point from the minimum up, one list a period. */
  readonly counts: readonly (readonly number[])[];
};

/** A unit with its answers in every period. */
export type PlanUnit = {
  readonly id: string;
  readonly role: PlanRole;
  readonly strata: readonly PlanStratum[];
  /** Answers per period on another scale or wording version: not in `counts`. */
  readonly otherVersion?: readonly number[];
  /** A comparison unit that got a plan of its own on this metric counts as lost. */
  readonly hasOwnPlan?: boolean;
};

/** Answers of one stratum of one unit: how many, and the sum of their values, period by period. */
export type Cell = {
  readonly stratum: string;
  readonly mode: string;
  readonly n: readonly number[];
  readonly sums: readonly number[];
  readonly counts: readonly (readonly number[])[];
};

export type TalliedUnit = {
  readonly id: string;
  readonly role: PlanRole;
  readonly cells: readonly Cell[];
  /** Answers of the unit per period. */
  readonly n: readonly number[];
  readonly otherVersion: readonly number[];
  readonly hasOwnPlan: boolean;
};

/**
 * The units' answers as numbers and sums of oriented values.
 * @throws RangeError for counts that do not fit the scale, and for units with different numbers of periods
 */
export function tallyUnits(measure: PlanMeasure, units: readonly PlanUnit[]): TalliedUnit[] {
  const values = orientedValues(measure);
  const periodCount = units[0]?.strata[0]?.counts.length ?? 0;
  return units.map(({ id, role, strata, otherVersion, hasOwnPlan = false }) => {
    const cells = strata.map(({ id: stratum, mode = "self", counts }): Cell => {
      if (counts.length !== periodCount)
        throw new RangeError(`Every stratum has ${periodCount} periods, ${id} ${stratum} has ${counts.length}`);
      for (const one of counts) histogramFromCounts(measure.scale, one);
      return { stratum, mode, n: counts.map(sum), sums: counts.map((one) => dot(one, values)), counts };
    });
    const periods = Array.from({ length: periodCount }, (_, period) => period);
    const n = periods.map((period) => sum(cells.map((cell) => entryAt(cell.n, period))));
    return { id, role, cells, n, otherVersion: otherVersion ?? periods.map(() => 0), hasOwnPlan };
  });
}

/** The units of one group. */
export function unitsOf(units: readonly TalliedUnit[], role: PlanRole): TalliedUnit[] {
  return units.filter((unit) => unit.role === role);
}

/** A sum over some periods. */
export function over(periods: readonly number[], values: readonly number[]): number {
  let total = 0;
  for (const period of periods) total += entryAt(values, period);
  return total;
}

/** Answers of several units in some periods. */
export function answersIn(units: readonly TalliedUnit[], periods: readonly number[]): number {
  return sum(units.map(({ n }) => over(periods, n)));
}

/** All answers of several units in some periods, in one histogram. */
export function pooled(
  { scale }: PlanMeasure,
  units: readonly TalliedUnit[],
  periods: readonly number[],
): ScoreHistogram {
  const total = new Array<number>(scale.max - scale.min + 1).fill(0);
  for (const { cells } of units)
    for (const { counts } of cells)
      for (const period of periods)
        for (const [bin, count] of entryAt(counts, period).entries()) total[bin] = (total[bin] ?? 0) + count;
  return { scale, counts: total };
}
