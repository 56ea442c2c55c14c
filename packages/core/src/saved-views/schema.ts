import * as z from "zod";
import { RecordId } from "../record-id.ts";
import { Seen } from "../seen.ts";
import { visibleText } from "../visible-text.ts";

/** The screens whose address is a view. */
export const savedViewScreens = ["scores", "comments"] as const;
export type SavedViewScreen = (typeof savedViewScreens)[number];

const Name = visibleText(80);
const ViewId = RecordId;

export const CreateSavedViewInput = z.strictObject({
  screen: z.enum(savedViewScreens),
  name: Name,
  /** What stands behind the question mark of the screen's address. */
  query: z.string().max(2000),
  shared: z.boolean().default(false),
});
export type CreateSavedViewInput = z.input<typeof CreateSavedViewInput>;
export const RenameSavedViewInput = z.strictObject({ viewId: ViewId, name: Name, seen: Seen });
export type RenameSavedViewInput = z.infer<typeof RenameSavedViewInput>;
export const ShareSavedViewInput = z.strictObject({ viewId: ViewId, shared: z.boolean() });
export type ShareSavedViewInput = z.infer<typeof ShareSavedViewInput>;
export const SavedViewInput = z.strictObject({ viewId: ViewId });
export type SavedViewInput = z.infer<typeof SavedViewInput>;
export const ListSavedViewsInput = z.strictObject({ screen: z.enum(savedViewScreens) });
export type ListSavedViewsInput = z.infer<typeof ListSavedViewsInput>;
