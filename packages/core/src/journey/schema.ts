import * as z from "zod";
import { CatalogueKey, CatalogueName, CatalogueText } from "../catalogue/schema.ts";
import { Seen } from "../seen.ts";

const Place = z.int().min(0).max(1000);

export const CreateStageInput = z.strictObject({
  /** Made from the English name when absent. */
  key: CatalogueKey.optional(),
  name: CatalogueName,
  definition: CatalogueText.default({}),
});
export type CreateStageInput = z.input<typeof CreateStageInput>;

export const UpdateStageInput = z.strictObject({
  key: CatalogueKey,
  name: CatalogueName.optional(),
  definition: CatalogueText.optional(),
  seen: Seen,
});
export type UpdateStageInput = z.input<typeof UpdateStageInput>;

/** `to` is a place among the stages in use, from 0. */
export const MoveStageInput = z.strictObject({ key: CatalogueKey, to: Place, seen: Seen });
export type MoveStageInput = z.input<typeof MoveStageInput>;

export const StageInput = z.strictObject({ key: CatalogueKey });
export type StageInput = z.input<typeof StageInput>;

export const CreateTouchpointInput = z.strictObject({
  key: CatalogueKey.optional(),
  name: CatalogueName,
  /** `null`: in no stage yet. */
  stage: CatalogueKey.nullable().default(null),
});
export type CreateTouchpointInput = z.input<typeof CreateTouchpointInput>;

export const UpdateTouchpointInput = z.strictObject({ key: CatalogueKey, name: CatalogueName, seen: Seen });
export type UpdateTouchpointInput = z.input<typeof UpdateTouchpointInput>;

/** `to` is a place among the touchpoints in use of that stage, from 0. */
export const MoveTouchpointInput = z.strictObject({
  key: CatalogueKey,
  stage: CatalogueKey.nullable(),
  to: Place,
  seen: Seen,
});
export type MoveTouchpointInput = z.input<typeof MoveTouchpointInput>;

export const TouchpointInput = z.strictObject({ key: CatalogueKey });
export type TouchpointInput = z.input<typeof TouchpointInput>;
