import * as z from "zod";
import { Id, Texts } from "./texts.ts";

/**
 * One version of a scale, as it was when the survey was published. A scale version never changes, so a copy of it cannot grow old; with it a
 * page can be drawn and an answer checked without asking anybody else.
 */
export const ScaleReference = z.strictObject({
  key: Id,
  version: z.int().min(1),
  min: z.int(),
  max: z.int(),
  /** Which end is good. There is no default: the two published CES wordings point opposite ways. */
  direction: z.enum(["higherIsBetter", "lowerIsBetter"]),
  /** Label of a point, by language; at least the two ends have one. */
  labels: z.record(z.string().regex(/^-?\d+$/, "a point of the scale"), Texts),
});
export type ScaleReference = z.infer<typeof ScaleReference>;
