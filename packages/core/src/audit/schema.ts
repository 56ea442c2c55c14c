import * as z from "zod";
import { CalendarDay } from "../measures/schema.ts";
import { keptText } from "../visible-text.ts";

/** Which entries of the log: everything is an "and". Days are the organisation's, both ends included. */
export const ListAuditInput = z.strictObject({
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
  /** Begins with: `scale.` finds every verb of scales. */
  verb: keptText(60).optional(),
  actorKind: z.enum(["member", "apiKey", "system", "operator"]).optional(),
  actorId: keptText(60).optional(),
  subjectKind: keptText(60).optional(),
  subjectId: keptText(120).optional(),
  cursor: z.uuid().optional(),
  limit: z.int().min(1).max(1000).default(50),
});
export type ListAuditInput = z.input<typeof ListAuditInput>;

export const ExportAuditInput = z.strictObject({
  filter: ListAuditInput.omit({ cursor: true, limit: true }),
  /** The language of heads and words. */
  locale: z.enum(["en", "zh-Hans", "zh-Hant"]),
});
export type ExportAuditInput = z.input<typeof ExportAuditInput>;
