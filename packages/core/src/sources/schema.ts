import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { Seen } from "../seen.ts";
import { visibleText } from "../visible-text.ts";

const Name = visibleText(120);

export const CreateSourceInput = z.strictObject({
  /** Made from the name when absent. */
  key: CatalogueKey.optional(),
  name: Name,
});
export type CreateSourceInput = z.input<typeof CreateSourceInput>;

export const UpdateSourceInput = z.strictObject({ key: CatalogueKey, name: Name, seen: Seen });
export type UpdateSourceInput = z.input<typeof UpdateSourceInput>;
