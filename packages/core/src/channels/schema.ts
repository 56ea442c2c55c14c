import * as z from "zod";
import { CatalogueKey, CatalogueName } from "../catalogue/schema.ts";
import { Seen } from "../seen.ts";

export const CreateChannelInput = z.strictObject({
  /** Made from the English name when absent. */
  key: CatalogueKey.optional(),
  name: CatalogueName,
});
export type CreateChannelInput = z.input<typeof CreateChannelInput>;

export const UpdateChannelInput = z.strictObject({ key: CatalogueKey, name: CatalogueName, seen: Seen });
export type UpdateChannelInput = z.input<typeof UpdateChannelInput>;

export const MoveChannelInput = z.strictObject({ key: CatalogueKey, to: z.int().min(0).max(1000) });
export type MoveChannelInput = z.input<typeof MoveChannelInput>;

export const ChannelInput = z.strictObject({ key: CatalogueKey });
export type ChannelInput = z.input<typeof ChannelInput>;
