import * as z from "zod";
import { CalendarDay } from "../measures/schema.ts";
import { RecordId } from "../record-id.ts";
import { visibleText } from "../visible-text.ts";
import { annotationKinds } from "./rules.ts";

export const AddAnnotationInput = z
  .strictObject({
    title: visibleText(200),
    kind: z.enum(annotationKinds),
    from: CalendarDay,
    to: CalendarDay,
    /** Its days are left out of verdicts, for all units alike. */
    isExcluded: z.boolean().default(false),
  })
  .refine(({ from, to }) => from <= to, { error: "a window that ends when it begins, or later", path: ["to"] });
export type AddAnnotationInput = z.input<typeof AddAnnotationInput>;
export const AnnotationInput = z.strictObject({ annotationId: RecordId });
export type AnnotationInput = z.input<typeof AnnotationInput>;
