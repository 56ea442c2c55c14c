import * as z from "zod";
import { isVisible } from "../look.ts";

/** Ids that begin so are made by the product: from an Idempotency-Key or from the content of a row. */
export const ownIdPrefix = "heard:";

const Key = z.string().min(1).max(60);
const Pair = z.record(Key, z.string().trim().min(1).max(200).refine(isVisible, "text that can be seen"));

/** One response as every way in hands it over: survey pages, the API, imports, the demo world. */
export const ResponseInput = z.strictObject({
  externalId: z.string().min(1).max(200).optional(),
  /** An instant, ISO 8601 with offset. Exactly one of `occurredAt` and `occurredOn`. */
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  /** A calendar day, for sources that know no time; no zone shifts it. */
  occurredOn: z.iso.date().optional(),
  channel: Key.optional(),
  touchpoint: Key.optional(),
  /** BCP 47; detected from the comments when absent. */
  language: z.string().min(2).max(35).nullish(),
  customer: z.string().min(1).max(200).optional(),
  segments: Pair.optional(),
  scores: z
    .array(
      z.strictObject({
        metric: Key,
        touchpoint: Key.optional(),
        /** Which ruler, where the metric has had several; its present one otherwise. */
        scale: z
          .strictObject({ min: z.number(), max: z.number(), direction: z.enum(["higherIsBetter", "lowerIsBetter"]) })
          .optional(),
        value: z.unknown().meta({ description: "A whole number on the scale of the metric" }),
      }),
    )
    .max(100)
    .default([]),
  comments: z
    .array(z.strictObject({ text: z.string(), touchpoint: Key.optional() }))
    .max(20)
    .default([]),
  /** What is neither a score nor a comment. */
  answers: z
    .array(
      z.strictObject({
        question: z.string().min(1).max(200),
        value: z.union([z.string().max(2000), z.number(), z.boolean()]),
      }),
    )
    .max(200)
    .default([]),
});
export type ResponseInput = z.input<typeof ResponseInput>;
export type ParsedResponse = z.output<typeof ResponseInput>;

export const mostItems = 1000;
export const longestComment = 20_000;
