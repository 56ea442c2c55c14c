import * as z from "zod";
import { keyRule } from "../catalogue/rules.ts";
import { firstDay, lastDay } from "./rules.ts";

/** Values that one filter may name. */
export const mostValues = 200;
const Keys = z.array(z.string().min(1).max(200)).min(1).max(mostValues);
/** A record leaves the name `__proto__` out, and with it the filter: more would be counted than was asked for. */
const SegmentValues = z.record(z.string().max(60), Keys);
const BySegment = z.preprocess((given: z.input<typeof SegmentValues>, ctx) => {
  if (typeof given === "object" && given !== null && Object.hasOwn(given, "__proto__"))
    ctx.addIssue({ code: "custom", path: ["__proto__"], message: keyRule, input: "__proto__" });
  return given;
}, SegmentValues);

/** A day that a calendar of customers can hold. */
export const CalendarDay = z.iso.date("a date such as 2026-11-02").refine(
  // What is no day at all is named once, by the check before.
  (day) => !/^\d{4}-\d\d-\d\d$/.test(day) || (day >= firstDay && day <= lastDay),
  `a day from ${firstDay} to ${lastDay}`,
);

export const MeasurePeriod = z.strictObject({ from: CalendarDay, to: CalendarDay });

/** Which answers: every list is an "any of", the lists together an "and". */
export const MeasureFilters = z.strictObject({
  source: Keys.optional(),
  stage: Keys.optional(),
  touchpoint: Keys.optional(),
  channel: Keys.optional(),
  mode: Keys.optional(),
  language: Keys.optional(),
  /** By segment field, its values. */
  segments: BySegment.optional(),
});
export type MeasureFilters = z.infer<typeof MeasureFilters>;

export const GroupBy = z.union([
  z.enum(["source", "stage", "touchpoint", "channel", "mode", "language"]),
  z.templateLiteral(["segment:", z.string().min(1).max(60)]),
]);
export type GroupBy = z.infer<typeof GroupBy>;

/** One question to the data: a metric by a method, over a period, of a slice, alone or broken down. */
export const MeasureQuery = z.strictObject({
  /** Key of one metric, or `responses` for the response count. */
  metric: z.string().min(1).max(200),
  /** One of the metric's methods; its headline method when absent. */
  method: z.string().max(40).optional(),
  period: MeasurePeriod,
  /** `previous`: as many days, just before. `year`: the same days a year earlier. */
  compare: z.union([z.enum(["previous", "year"]), MeasurePeriod]).optional(),
  filters: MeasureFilters.default({}),
  groupBy: GroupBy.optional(),
  /** Adds the series of this grain. */
  grain: z.enum(["day", "week", "month", "quarter"]).optional(),
  /**
   * One version of the metric's scale, `csat-1-5@2`; when absent, the newest that the period has. Only the ease index is pooled: over all that the
   * period has, or over those named with commas between.
   */
  scale: z
    .string()
    .regex(/^[a-z0-9-]+@\d+(?:,[a-z0-9-]+@\d+)*$/, "a scale and its version, such as csat-1-5@2")
    .max(1000)
    .optional(),
  /** Read stages by the journey of that version; the present one when absent. */
  journeyVersion: z.int().positive().max(1_000_000).optional(),
});
export type MeasureQuery = z.input<typeof MeasureQuery>;
export type ParsedMeasureQuery = z.output<typeof MeasureQuery>;
