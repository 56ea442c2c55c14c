import * as z from "zod";
import { MeasureQuery } from "../measures/schema.ts";

/** Which answers of a number: those in it, or those of the same slice that are left out, with the reason. */
export const TraceQuery = z.strictObject({
  query: MeasureQuery.omit({ groupBy: true, grain: true, compare: true }),
  which: z.enum(["counted", "excluded"]).default("counted"),
  /** One answer value only, as the scale has it. */
  value: z.int().min(-1000).max(1000).optional(),
});
export type ParsedTraceQuery = z.output<typeof TraceQuery>;

export const TraceInput = TraceQuery.extend({
  cursor: z.string().max(100).optional(),
  limit: z.int().min(1).max(1000).default(50),
});
export type TraceInput = z.input<typeof TraceInput>;
