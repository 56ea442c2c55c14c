import { histogramFromCounts, sampleSize } from "../histogram.ts";
import { criticalZ } from "../interval.ts";
import { dot } from "../vector.ts";
import { answerVariance, orientedValues, type PlanMeasure } from "./measure.ts";
import type { PlanRole, PlanUnit } from "./units.ts";

/** How a group stood in one period, in the unit of the measure, up is better. */
export type GroupLevel = {
  readonly n: number;
  /** `null` without answers. */
  readonly value: number | null;
  readonly interval: readonly [low: number, high: number] | null;
};

/**
 * The level of the plan's units and of their comparison in every period, with the interval of its sampling alone: what a chart draws. The verdict is not read off it.
 * A group without units has no levels.
 * @param level of the intervals, 0…1
 * @throws RangeError for counts that do not fit the scale
 * @example
 * groupLevels({ method: "share", scale: { min: 1, max: 5, direction: "higherIsBetter" }, threshold: 4 }, [{ id: "shop", role: "plan", strata: [{ id: "web", counts: [[0, 0, 1, 2, 1]] }] }]).plan[0].value; // => 75
 */
export function groupLevels(
  measure: PlanMeasure,
  units: readonly PlanUnit[],
  level = 0.95,
): Record<PlanRole, GroupLevel[]> {
  const levelsOf = (role: PlanRole): GroupLevel[] => {
    const own = units.filter((unit) => unit.role === role);
    return (own[0]?.strata[0]?.counts ?? []).map((_, period) => levelOver(measure, own, [period], level));
  };
  return { plan: levelsOf("plan"), comparison: levelsOf("comparison") };
}

/**
 * The level of the plan's units and of their comparison over several periods together, every answer counted once: where a group stood in a window. The interval is that of
 * sampling alone, and a group without answers has no level.
 * @param periods places in the counts of the units
 * @param level of the intervals, 0…1
 * @throws RangeError for counts that do not fit the scale
 * @example
 * windowLevels({ method: "share", scale: { min: 1, max: 2, direction: "higherIsBetter" }, threshold: 2 }, [{ id: "shop", role: "plan", strata: [{ id: "web", counts: [[1, 3], [1, 1]] }] }], [0, 1]).plan.n; // => 6
 */
export function windowLevels(
  measure: PlanMeasure,
  units: readonly PlanUnit[],
  periods: readonly number[],
  level = 0.95,
): Record<PlanRole, GroupLevel> {
  const levelOf = (role: PlanRole) =>
    levelOver(
      measure,
      units.filter((unit) => unit.role === role),
      periods,
      level,
    );
  return { plan: levelOf("plan"), comparison: levelOf("comparison") };
}

function levelOver(
  measure: PlanMeasure,
  units: readonly PlanUnit[],
  periods: readonly number[],
  level: number,
): GroupLevel {
  const values = orientedValues(measure);
  const strata = units.flatMap((unit) => unit.strata);
  const counts = values.map((_value, bin) =>
    strata.reduce((sum, one) => periods.reduce((all, period) => all + (one.counts[period]?.[bin] ?? 0), sum), 0),
  );
  const histogram = histogramFromCounts(measure.scale, counts);
  const n = sampleSize(histogram);
  if (n === 0) return { n, value: null, interval: null };
  const value = dot(counts, values) / n;
  const margin = criticalZ(level) * Math.sqrt(answerVariance(measure, histogram) / n);
  return { n, value, interval: [value - margin, value + margin] };
}
