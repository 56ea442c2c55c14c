import * as z from "zod";
import { PlanGoal } from "../improvement-plans/schema.ts";
import { CalendarDay, MeasurePeriod } from "../measures/schema.ts";
import { RecordId } from "../record-id.ts";

export const ForecastGoalInput = z.strictObject({
  planId: RecordId.nullable().default(null),
  goal: PlanGoal,
  startsOn: CalendarDay,
  trigger: MeasurePeriod,
});
export type ForecastGoalInput = z.input<typeof ForecastGoalInput>;
