import * as z from "zod";
import { GroupBy, MeasureFilters, MeasurePeriod } from "../measures/schema.ts";

export const ReadConsistencyInput = z.strictObject({
  metric: z.string().min(1).max(60),
  /** One of the metric's methods; its headline method when absent. */
  method: z.string().max(40).optional(),
  period: MeasurePeriod,
  filters: MeasureFilters.default({}),
  /** What the units are: shops, touchpoints, channels. */
  groupBy: GroupBy,
});
export type ReadConsistencyInput = z.input<typeof ReadConsistencyInput>;
