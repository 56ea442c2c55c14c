import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { Seen } from "../seen.ts";
import { visibleText } from "../visible-text.ts";
import { feedbackKinds } from "./rules.ts";

const Name = visibleText(120);
export const FeedbackKind = z.enum(feedbackKinds);

export const CreateSourceInput = z.strictObject({
  /** Made from the name when absent. */
  key: CatalogueKey.optional(),
  name: Name,
  feedbackKind: FeedbackKind.default("other"),
});
export type CreateSourceInput = z.input<typeof CreateSourceInput>;

export const UpdateSourceInput = z.strictObject({
  key: CatalogueKey,
  name: Name.optional(),
  feedbackKind: FeedbackKind.optional(),
  seen: Seen,
});
export type UpdateSourceInput = z.input<typeof UpdateSourceInput>;
