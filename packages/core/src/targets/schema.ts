import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { CalendarDay } from "../measures/schema.ts";
import { RecordId } from "../record-id.ts";
import { Seen } from "../seen.ts";
import { keptText, visibleText } from "../visible-text.ts";
import { longestNote, targetBases, targetGoals } from "./rules.ts";

const Note = keptText(longestNote);
const Basis = {
  basis: z.enum(targetBases),
  basisNote: Note.default(""),
  /** The figure of others that it goes by, for a basis that is one. */
  benchmarkId: RecordId.nullable().default(null),
};

export const SetTargetInput = z.strictObject({
  goal: z.enum(targetGoals),
  goalNote: Note.default(""),
  metric: CatalogueKey,
  /** One of the metric's methods; its headline method when absent. */
  method: z.string().max(40).optional(),
  touchpoint: CatalogueKey.nullable().default(null),
  /** In the unit of the method: points, a share of 1, a mean on its scale. */
  value: z.number().min(-100).max(100),
  dueOn: CalendarDay,
  ...Basis,
  /** Every so many months somebody looks at it. */
  reviewMonths: z.int().min(1).max(12).default(3),
});
export type SetTargetInput = z.input<typeof SetTargetInput>;

/** The target of one score, if it has one: of the whole where no touchpoint is named. */
export const FindTargetInput = z.strictObject({
  metric: z.string().min(1).max(200),
  method: z.string().max(40),
  touchpoint: z.string().min(1).max(200).nullable(),
});
export type FindTargetInput = z.input<typeof FindTargetInput>;

const TargetInput = z.strictObject({ targetId: RecordId });
export const AdjustTargetInput = TargetInput.extend({
  value: z.number().min(-100).max(100),
  dueOn: CalendarDay,
  ...Basis,
  /** Why, and what is done differently. */
  note: visibleText(longestNote),
  seen: Seen,
});
export type AdjustTargetInput = z.input<typeof AdjustTargetInput>;
export const ReviewTargetInput = TargetInput.extend({ note: visibleText(longestNote) });
export type ReviewTargetInput = z.input<typeof ReviewTargetInput>;
