import * as z from "zod";
import { MeasureFilters, MeasurePeriod } from "../measures/schema.ts";
import { sentimentLabels } from "../readings/rules.ts";

/** Which comments: words, a period, a slice, the score that came with them, and what was read in them. */
const CommentQuery = z.strictObject({
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
  /** Only comments that speak of one of these themes. */
  themes: z.array(z.string().min(1).max(60)).min(1).max(50).optional(),
  /** Only comments that come across so: those themes where some are asked for, else the comment as a whole. */
  sentiments: z.array(z.enum(sentimentLabels)).min(1).max(4).optional(),
});

export const SearchCommentsInput = CommentQuery.extend({
  cursor: z.string().max(100).optional(),
  limit: z.int().min(1).max(1000).default(20),
});
export type SearchCommentsInput = z.input<typeof SearchCommentsInput>;

/** A count beyond this is shown as "more than". */
export const countCap = 1000;

/** The comments of a search, counted by each value that it could be narrowed to. */
export const CountByFilterInput = CommentQuery;
export type CountByFilterInput = z.input<typeof CountByFilterInput>;
/** Above so many, counting them by everything would keep the reader waiting. */
export const filterCountCap = 100_000;

export const GetCommentInput = z.strictObject({ responseId: z.uuid(), item: z.int().min(0).max(32_767) });
export type GetCommentInput = z.input<typeof GetCommentInput>;
