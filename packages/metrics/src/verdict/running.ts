import { claimOf, intervalOf } from "./claim.ts";
import { measureEffect } from "./effect.ts";
import { passGates } from "./judge.ts";
import type { Obstacle } from "./obstacle.ts";
import { checkRegistration, type PlanRegistration } from "./registration.ts";
import { type PlanUnit, tallyUnits } from "./units.ts";

/** What may be shown before the end: no verdict word, and a band that holds whichever figure one stops at. */
export type RunningFigure = {
  /** Completed after periods. */
  readonly periods: number;
  readonly estimate: number;
  /** In the unit of the measure; half of α over all looks. */
  readonly band: readonly [low: number, high: number];
  readonly level: number;
};

/**
 * The figure "so far" after each completed period, of a plan that is followed for `plannedAfter` (K₁) periods; where nothing can be compared yet, why. Looking costs
 * nothing: only the verdict at the registered end counts, and the band is Bonferroni's over all looks.
 * @throws RangeError as `judgePlan`
 * @example
 * runningFigures({ measure: { method: "nps", scale: npsScale }, baseline: [0], leftOut: [], after: [1], plannedAfter: 6, smallestMeaningfulChange: 5, minAnswers: 30 }, [{ id: "shop", role: "plan", strata: [{ id: "web", counts: [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40]] }] }]).map((one) => "reason" in one && one.reason); // => ["historyTooShort"]
 */
export function runningFigures(
  registration: PlanRegistration,
  units: readonly PlanUnit[],
): (RunningFigure | Obstacle)[] {
  checkRegistration(registration, units);
  const tallied = tallyUnits(registration.measure, units);
  const looks = registration.plannedAfter ?? registration.after.length;
  return registration.after.map((_, at) => {
    const soFar = { ...registration, after: registration.after.slice(0, at + 1) };
    const passed = passGates(soFar, tallied);
    if ("obstacle" in passed) return passed.obstacle;
    const effect = measureEffect(soFar, passed.remaining, passed.windows);
    const { baseline } = passed.windows;
    if (!effect) return { verdict: "notComparable", reason: "historyTooShort", periods: baseline.length };
    const { level } = claimOf(effect.comparison, baseline.length);
    return { periods: at + 1, estimate: effect.estimate, band: intervalOf(effect, level, looks), level };
  });
}
