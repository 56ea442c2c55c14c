import * as z from "zod";
import { MeasureFilters, MeasurePeriod } from "../measures/schema.ts";

/** Which comments: words, a period, a slice, and the score that came with them. */
export const SearchCommentsInput = z.strictObject({
  words: z
    .string()
    .max(200)
    // No text holds it, and no database takes it.
    .transform((words) => words.replaceAll("\0", " "))
    .default(""),
  period: MeasurePeriod,
  filters: MeasureFilters.default({}),
  /** Only comments whose response scored this metric within these values, on whichever version of its scale it was answered. */
  score: z.strictObject({ metric: z.string().max(60), from: z.int(), to: z.int() }).optional(),
  cursor: z.string().max(100).optional(),
  limit: z.int().min(1).max(1000).default(20),
});
export type SearchCommentsInput = z.input<typeof SearchCommentsInput>;

/** A count beyond this is shown as "more than". */
export const countCap = 1000;
