import * as z from "zod";
import { PlanGoal } from "../improvement-plans/schema.ts";
import { CalendarDay, MeasurePeriod } from "../measures/schema.ts";

export const ForecastGoalInput = z.strictObject({
  planId: z.int().positive().nullable().default(null),
  goal: PlanGoal,
  startsOn: CalendarDay,
  trigger: MeasurePeriod,
});
export type ForecastGoalInput = z.input<typeof ForecastGoalInput>;
