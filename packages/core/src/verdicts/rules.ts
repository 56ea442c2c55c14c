import type { PlanGoal } from "@heard/db/schema/improvement-plans";
import { type DayRange, type PlanMeasure, periodDays } from "@heard/metrics";
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
