import * as z from "zod";
import { MeasureFilters, MeasurePeriod } from "../measures/schema.ts";

export const AnalyseDriversInput = z.strictObject({
  period: MeasurePeriod,
  filters: MeasureFilters.default({}),
  /** The score that drivers are weighed for; the first one that was asked together with drivers when absent. */
  outcome: z.string().min(1).max(60).optional(),
});
export type AnalyseDriversInput = z.input<typeof AnalyseDriversInput>;
