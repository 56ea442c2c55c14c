import { searchComments } from "@heard/core/comments/search";
import { valuesIn } from "@heard/core/measures/rules";
import { emotions, sentimentLabels } from "@heard/core/readings/rules";
import * as z from "zod";
import { HttpProblem } from "../problem.ts";
import { filtersOf, periodShape, sliceShape, wholeNumber } from "../query.ts";
import { route } from "../route.ts";
import { Sentiment, Spans } from "../schemas.ts";

const Themes = z
  .string()
  .max(4000)
  .transform(valuesIn)
  .pipe(z.array(z.string().min(1).max(60)).min(1).max(50));

const Sentiments = z
  .string()
  .max(100)
  .transform(valuesIn)
  .pipe(z.array(z.enum(sentimentLabels)).min(1).max(sentimentLabels.length));

const Reading = z
  .object({
    sentiment: Sentiment.nullable().meta({ description: "null for a comment in a language that is not read" }),
    emotion: z.enum(emotions).nullable(),
    isCorrected: z
      .boolean()
      .meta({ description: "A person said otherwise than the model, and their word is this one" }),
    isConfirmed: z.boolean().meta({ description: "A person looked, and found the reading right" }),
    evidence: Spans.meta({ description: "What speaks for the sentiment, in UTF-16 units" }),
    themes: z
      .array(
        z.object({
          key: z.string(),
          sentiment: Sentiment,
          foundBy: z.enum(["rule", "model", "person"]),
          spans: Spans,
        }),
      )
      .meta({ description: "The most particular themes that it speaks of, and how" }),
  })
  .meta({ id: "CommentReading" });

const Comment = z
  .object({
    responseId: z.uuid(),
    item: z.int(),
    text: z.string().meta({ description: "Redacted: e-mail addresses, phone, identity and card numbers are replaced" }),
    hits: Spans.meta({ description: "Where the words stand, in UTF-16 units" }),
    language: z.string().nullable(),
    day: z.iso.date(),
    occurredAt: z.string().nullable(),
    source: z.string().nullable(),
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
    reading: Reading.nullable().meta({ description: "null until it has been read, some seconds after it came" }),
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
    theme: Themes.optional().meta({
      description: "Keys of themes: only comments that speak of one of them or of what is part of it",
      example: "wait,price",
    }),
    sentiment: Sentiments.optional().meta({
      description:
        "negative, neutral, mixed or positive, with commas between: how the comment comes across; with `theme`, how it speaks of that theme",
      example: "negative,mixed",
    }),
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
    const { words, from, to, metric, lowest, highest, theme, sentiment, cursor, limit } = query;
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
      ...{ themes: theme, sentiments: sentiment },
      cursor,
      limit,
    });
  },
});
