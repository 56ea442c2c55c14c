import * as z from "zod";
import { CatalogueKey, CatalogueName, CatalogueText } from "../catalogue/schema.ts";

/** Which end of the scale is good. It is asked, never guessed: the two published wordings of effort point opposite ways. */
const ScaleDirection = z.enum(["higherIsBetter", "lowerIsBetter"]);
const ScaleKind = z.enum(["nps", "csat", "ces", "stars", "driver", "custom"]);
/** Label of each point that has one: `{ "1": { en: "Very hard" } }`. */
const Labels = z.record(z.string().regex(/^-?\d{1,3}$/, "a point of the scale"), CatalogueName);

export const CreateScaleInput = z.strictObject({
  /** Made from kind and ends when absent. */
  key: CatalogueKey.optional(),
  kind: ScaleKind,
  min: z.number(),
  max: z.number(),
  direction: ScaleDirection,
  labels: Labels.default({}),
  /** The question as it is asked. */
  wording: CatalogueText.default({}),
});
export type CreateScaleInput = z.input<typeof CreateScaleInput>;

/** What stays away stays as it is. A scale is never changed: the edit is a version of its own. */
export const EditScaleInput = z.strictObject({
  key: CatalogueKey,
  /** The version that was looked at. Somebody else's newer one is not overwritten unseen. */
  version: z.int().positive().max(1_000_000),
  min: z.number().optional(),
  max: z.number().optional(),
  direction: ScaleDirection.optional(),
  labels: Labels.optional(),
  wording: CatalogueText.optional(),
});
export type EditScaleInput = z.input<typeof EditScaleInput>;

export const ScaleInput = z.strictObject({ key: CatalogueKey });
export type ScaleInput = z.input<typeof ScaleInput>;
