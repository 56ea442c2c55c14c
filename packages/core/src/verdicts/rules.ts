import type { OverlapChoice, PlanGoal } from "@heard/db/schema/improvement-plans";
import type { PlanRegistrationRow } from "@heard/db/schema/verdicts";
import { type DayRange, type PlanMeasure, type PlannedWork, periodDays } from "@heard/metrics";
import { addDays } from "../measures/rules.ts";

/** What a goal is measured by, on the scale that takes new answers. */
export function measureOf(
  { method, threshold }: Pick<PlanGoal, "method" | "threshold">,
  { min, max, direction }: PlanMeasure["scale"],
): PlanMeasure {
  return { method, scale: { min, max, direction }, ...(threshold === undefined ? {} : { threshold }) };
}

const watchedCount = 13;

/** The periods of four weeks after the last day that a verdict counted, in which what was reached is to last. */
export const watchedPeriods = (lastDay: string): DayRange[] =>
  Array.from({ length: watchedCount }, (_, at) => ({
    from: addDays(lastDay, at * periodDays + 1),
    to: addDays(lastDay, (at + 1) * periodDays),
  }));

/** A registration as far as others can get in its way: what was stopped is in nobody's way from then on. */
export const workOf = ({ stoppedOn, ...row }: PlanRegistrationRow): PlannedWork => ({
  ...agreedWorkOf(row),
  after: { from: row.countedFrom, to: stoppedOn !== null && stoppedOn < row.endsOn ? stoppedOn : row.endsOn },
});

/** The same as it was agreed, whatever was stopped since. */
export const agreedWorkOf = (row: Omit<PlanRegistrationRow, "stoppedOn">): PlannedWork => ({
  ...{ metric: row.metric, planUnits: row.planUnits, comparisonUnits: row.content.comparisonUnits },
  ...{ triggerFrom: row.content.triggerFrom, after: { from: row.countedFrom, to: row.endsOn } },
});

/** Whether it was said before the approval that two plans are judged together, for all units in which they meet. */
export const isAgreedTogether = (
  { planId, units }: { planId: number; units: readonly string[] },
  choices: readonly OverlapChoice[],
): boolean =>
  choices.some(
    (one) =>
      one.choice === "joint" &&
      one.endedAt === undefined &&
      one.planId === planId &&
      units.every((unit) => one.units.includes(unit)),
  );
