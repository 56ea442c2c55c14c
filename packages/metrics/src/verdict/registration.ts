import { smallestHideBelow } from "../base.ts";
import type { PlanMeasure } from "./measure.ts";
import type { PlanUnit } from "./units.ts";

/** What was registered at approval and then locked, as far as the verdict computes with it. Periods are places in the units' lists of counts. */
export type PlanRegistration = {
  readonly measure: PlanMeasure;
  /** The latest up to 26 periods before those left out. */
  readonly baseline: readonly number[];
  /** From the period of the trigger to the one before the first counted day. */
  readonly leftOut: readonly number[];
  /** The completed periods from the first counted day on. */
  readonly after: readonly number[];
  /** K₁, where the plan was stopped before all of them were complete. */
  readonly plannedAfter?: number;
  /** Periods dropped by exclusion windows, in whichever window they lie. */
  readonly excluded?: readonly number[];
  /** δ, oriented, in the unit of the measure: points, scale points or percentage points. */
  readonly smallestMeaningfulChange: number;
  readonly targetChange?: number;
  /** Answers below which nothing is judged; the organisation's, at least 5. */
  readonly minAnswers: number;
  /** Goal, slice, measure or units were changed after approval. */
  readonly goalChanged?: boolean;
};

/** @throws RangeError for periods that overlap or that the units do not have, no unit with the plan, δ not above 0, or a minimum under 5 */
export function checkRegistration(registration: PlanRegistration, units: readonly PlanUnit[]): void {
  const { baseline, leftOut, after, plannedAfter, minAnswers, smallestMeaningfulChange } = registration;
  const periods = [...baseline, ...leftOut, ...after];
  const periodCount = units[0]?.strata[0]?.counts.length ?? 0;
  for (const period of periods)
    if (!Number.isInteger(period) || period < 0 || period >= periodCount)
      throw new RangeError(`Period ${period} is not among the ${periodCount} of the units`);
  if (new Set(periods).size < periods.length) throw new RangeError("A period lies in one window only");
  if (!units.some(({ role }) => role === "plan")) throw new RangeError("A verdict needs a unit with the plan");
  if (!(smallestMeaningfulChange > 0))
    throw new RangeError(`The smallest change that counts is above 0, not ${smallestMeaningfulChange}`);
  if (!(minAnswers >= smallestHideBelow))
    throw new RangeError(`The least answers are ${smallestHideBelow} or more, not ${minAnswers}`);
  if (plannedAfter !== undefined && plannedAfter < after.length)
    throw new RangeError(`${plannedAfter} periods were planned, not fewer than the ${after.length} completed`);
}
