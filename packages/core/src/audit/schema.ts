import * as z from "zod";
import { CalendarDay } from "../measures/schema.ts";

/** Which entries of the log: everything is an "and". Days are the organisation's, both ends included. */
export const ListAuditInput = z.strictObject({
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
  /** Begins with: `scale.` finds every verb of scales. */
  verb: z.string().max(60).optional(),
  actorKind: z.enum(["member", "apiKey", "system", "operator"]).optional(),
  actorId: z.string().max(60).optional(),
  subjectKind: z.string().max(60).optional(),
  subjectId: z.string().max(120).optional(),
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(1000).default(50),
});
export type ListAuditInput = z.input<typeof ListAuditInput>;

export const ExportAuditInput = z.strictObject({
  filter: ListAuditInput.omit({ cursor: true, limit: true }),
  /** The language of the heads. */
  locale: z.enum(["en", "zh-Hans", "zh-Hant"]),
});
export type ExportAuditInput = z.input<typeof ExportAuditInput>;
