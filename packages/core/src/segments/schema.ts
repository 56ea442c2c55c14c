import * as z from "zod";
import { CatalogueKey, CatalogueName } from "../catalogue/schema.ts";
import { Seen } from "../seen.ts";
import { visibleText } from "../visible-text.ts";

/** A value as files and systems write it; it is fixed once it exists, its names are not. */
const Value = visibleText(200);

export const CreateSegmentFieldInput = z.strictObject({
  /** Made from the English name when absent. */
  key: CatalogueKey.optional(),
  name: CatalogueName,
});
export type CreateSegmentFieldInput = z.input<typeof CreateSegmentFieldInput>;

export const UpdateSegmentFieldInput = z.strictObject({ key: CatalogueKey, name: CatalogueName, seen: Seen });
export type UpdateSegmentFieldInput = z.input<typeof UpdateSegmentFieldInput>;

export const SegmentFieldInput = z.strictObject({ key: CatalogueKey });
export type SegmentFieldInput = z.input<typeof SegmentFieldInput>;

export const CreateSegmentValueInput = z.strictObject({
  field: CatalogueKey,
  value: Value,
  name: CatalogueName.nullable().default(null),
});
export type CreateSegmentValueInput = z.input<typeof CreateSegmentValueInput>;

/** `null` takes the names away: the value is then shown as it is written. */
export const UpdateSegmentValueInput = z.strictObject({
  field: CatalogueKey,
  value: Value,
  name: CatalogueName.nullable(),
  seen: Seen,
});
export type UpdateSegmentValueInput = z.input<typeof UpdateSegmentValueInput>;

export const SegmentValueInput = z.strictObject({ field: CatalogueKey, value: Value });
export type SegmentValueInput = z.input<typeof SegmentValueInput>;
