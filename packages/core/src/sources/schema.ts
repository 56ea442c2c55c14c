import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";

const Name = z.string().trim().min(1).max(120);

export const CreateSourceInput = z.strictObject({
  /** Made from the name when absent. */
  key: CatalogueKey.optional(),
  name: Name,
});
export type CreateSourceInput = z.input<typeof CreateSourceInput>;

export const UpdateSourceInput = z.strictObject({ key: CatalogueKey, name: Name });
export type UpdateSourceInput = z.input<typeof UpdateSourceInput>;
