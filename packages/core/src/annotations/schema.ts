import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { CalendarDay } from "../measures/schema.ts";
import { RecordId } from "../record-id.ts";
import { Seen } from "../seen.ts";
import { visibleText } from "../visible-text.ts";
import { annotationKinds } from "./rules.ts";

const Content = z.strictObject({
  title: visibleText(200),
  kind: z.enum(annotationKinds),
  from: CalendarDay,
  to: CalendarDay,
  /** Where it happened; none: everywhere. */
  touchpoints: z.array(CatalogueKey).max(200).default([]),
  /** Its days are left out of verdicts, for all units alike. */
  isExcluded: z.boolean().default(false),
});
const inOrder = ({ from, to }: { from: string; to: string }) => from <= to;
const order = { error: "a window that ends when it begins, or later", path: ["to"] };

export const AddAnnotationInput = Content.refine(inOrder, order);
export type AddAnnotationInput = z.input<typeof AddAnnotationInput>;
export const AnnotationInput = z.strictObject({ annotationId: RecordId });
export type AnnotationInput = z.input<typeof AnnotationInput>;
export const UpdateAnnotationInput = Content.extend({ annotationId: RecordId, seen: Seen }).refine(inOrder, order);
export type UpdateAnnotationInput = z.input<typeof UpdateAnnotationInput>;
