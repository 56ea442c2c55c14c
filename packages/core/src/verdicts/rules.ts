import type { PlanGoal } from "@heard/db/schema/improvement-plans";
import type { PlanMeasure } from "@heard/metrics";

/** What a goal is measured by, on the scale that takes new answers. */
export function measureOf(
  { method, threshold }: Pick<PlanGoal, "method" | "threshold">,
  { min, max, direction }: PlanMeasure["scale"],
): PlanMeasure {
  return { method, scale: { min, max, direction }, ...(threshold === undefined ? {} : { threshold }) };
}
