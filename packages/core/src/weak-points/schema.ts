import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { MeasureFilters, MeasurePeriod } from "../measures/schema.ts";
import { Seen } from "../seen.ts";
import { visibleText } from "../visible-text.ts";
import { longestReason, mostFixable } from "./rules.ts";

export const ReadWeakPointsInput = z.strictObject({
  metric: z.string().min(1).max(60),
  /** One of the metric's methods; its headline method when absent. */
  method: z.string().max(40).optional(),
  period: MeasurePeriod,
  filters: MeasureFilters.default({}),
});
export type ReadWeakPointsInput = z.input<typeof ReadWeakPointsInput>;

export const SetFixabilityInput = z.strictObject({
  touchpoint: CatalogueKey,
  fixability: z.int().min(1).max(mostFixable),
  reason: visibleText(longestReason),
  seen: Seen,
});
export type SetFixabilityInput = z.input<typeof SetFixabilityInput>;
