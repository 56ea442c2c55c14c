import { searchComments } from "@heard/core/comments/search";
import * as z from "zod";
import { HttpProblem } from "../problem.ts";
import { filtersOf, periodShape, sliceShape, wholeNumber } from "../query.ts";
import { route } from "../route.ts";

const Comment = z
  .object({
    responseId: z.uuid(),
    item: z.int(),
    text: z.string().meta({ description: "Redacted: e-mail addresses, phone, identity and card numbers are replaced" }),
    hits: z
      .array(z.object({ start: z.int(), end: z.int() }))
      .meta({ description: "Where the words stand, in UTF-16 units" }),
    language: z.string().nullable(),
    day: z.iso.date(),
    occurredAt: z.string().nullable(),
    touchpoint: z.string().nullable(),
    channel: z.string().nullable(),
    redactions: z.int(),
    scores: z.array(
      z.object({
        metric: z.string(),
        value: z.number(),
        min: z.int(),
        max: z.int(),
        direction: z.enum(["higherIsBetter", "lowerIsBetter"]),
      }),
    ),
  })
  .meta({ id: "Comment" });

export const listCommentsRoute = route({
  name: "listComments",
  method: "GET",
  path: "/api/v1/comments",
  permission: "comment.read",
  summary: "Search comments in Chinese and English, newest first",
  query: z.strictObject({
    words: z
      .string()
      .max(200)
      .default("")
      .meta({ description: "All of these words; everything when absent", example: "退款" }),
    ...periodShape,
    metric: z
      .string()
      .max(60)
      .optional()
      .meta({ description: "With `lowest` and `highest`: only comments that came with such a score" }),
    lowest: wholeNumber(-1000, 1000).optional(),
    highest: wholeNumber(-1000, 1000).optional(),
    cursor: z.string().max(100).optional(),
    limit: wholeNumber(1, 1000).default(20),
    ...sliceShape,
  }),
  reply: z
    .object({
      items: z.array(Comment),
      nextCursor: z.string().nullable(),
      count: z.int().meta({ description: "Counted on the first page only, up to 1,000" }),
      countIsCapped: z.boolean(),
    })
    .meta({ id: "CommentList" }),
  async handle(ctx, { query }) {
    const { words, from, to, metric, lowest, highest, cursor, limit } = query;
    const parts = [metric, lowest, highest].filter((part) => part !== undefined).length;
    if (parts !== 0 && parts !== 3)
      throw new HttpProblem(400, "invalid_value", { value: "metric", expected: "metric, lowest and highest together" });
    return searchComments(ctx, {
      words,
      period: { from, to },
      filters: filtersOf(query),
      ...(metric !== undefined && lowest !== undefined && highest !== undefined
        ? { score: { metric, from: lowest, to: highest } }
        : {}),
      cursor,
      limit,
    });
  },
});
