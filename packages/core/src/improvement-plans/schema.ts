import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { GetCommentInput } from "../comments/schema.ts";
import { CalendarDay, MeasureFilters, MeasurePeriod, MeasureQuery } from "../measures/schema.ts";
import { RecordId } from "../record-id.ts";
import { Seen } from "../seen.ts";
import { keptText, saidText, visibleText } from "../visible-text.ts";
import {
  causeCategories,
  longestNote,
  longestTitle,
  mostActions,
  mostEvidence,
  overlapChoices,
  planKinds,
} from "./rules.ts";

const Title = visibleText(longestTitle);
/** Several lines, if need be. */
const Note = keptText(longestNote);
const Member = RecordId.nullable();
const Money = z.number().min(0).max(999_999_999_999).multipleOf(0.01).nullable();

/** Why a plan is wanted: what customers said or answered, or a number or theme as it stands at this moment. */
export const PlanEvidenceInput = z.discriminatedUnion("kind", [
  GetCommentInput.extend({ kind: z.literal("comment") }),
  z.strictObject({ kind: z.literal("response"), responseId: z.uuid() }),
  z.strictObject({ kind: z.literal("measure"), query: MeasureQuery }),
  z.strictObject({ kind: z.literal("theme"), theme: CatalogueKey, period: MeasurePeriod }),
]);
export type PlanEvidenceInput = z.input<typeof PlanEvidenceInput>;

export const LogPlanInput = z.strictObject({
  title: Title,
  touchpoint: CatalogueKey.nullable().default(null),
  isCrossTeam: z.boolean().default(false),
  /** The days whose figures led to it; the 28 days before today when absent. */
  trigger: MeasurePeriod.optional(),
  evidence: z.array(PlanEvidenceInput).max(mostEvidence).default([]),
  note: Note.optional(),
});
export type LogPlanInput = z.input<typeof LogPlanInput>;

export const PlanInput = z.strictObject({ planId: RecordId });
export type PlanInput = z.input<typeof PlanInput>;
export const PlanNumberInput = z.strictObject({ number: RecordId });
export type PlanNumberInput = z.input<typeof PlanNumberInput>;
/** A step that is taken for a reason, which the plan keeps. */
export const PlanReasonInput = PlanInput.extend({ reason: visibleText(longestNote) });
export type PlanReasonInput = z.input<typeof PlanReasonInput>;

const PlanCause = z.strictObject({
  category: z.enum(causeCategories).optional(),
  whys: z.array(Note).max(5).optional(),
  review: Note.optional(),
});

export const UpdatePlanInput = PlanInput.extend({
  title: Title.optional(),
  touchpoint: CatalogueKey.nullable().optional(),
  kind: z.enum(planKinds).nullable().optional(),
  isCrossTeam: z.boolean().optional(),
  cost: Money.optional(),
  spent: Money.optional(),
  ownerId: Member.optional(),
  sponsorId: Member.optional(),
  contributorIds: z.array(RecordId).max(100).optional(),
  cause: PlanCause.optional(),
  startsOn: CalendarDay.nullable().optional(),
  seen: Seen,
});
export type UpdatePlanInput = z.input<typeof UpdatePlanInput>;

const GoalFilters = MeasureFilters.omit({ source: true, stage: true });
/** What a plan is to change: a metric by a method, where, by how much. Changes are oriented, up is better, in the unit of the method. */
export const PlanGoal = z.strictObject({
  metric: CatalogueKey,
  method: z.enum(["nps", "mean", "share"]),
  threshold: z.int().min(-10).max(20).optional(),
  filters: GoalFilters.default({}),
  /** What is told apart: `touchpoint`, or the key of a segment field. */
  unitField: z.string().min(1).max(60),
  planUnits: z.array(z.string().min(1).max(200)).min(1).max(200),
  targetChange: z.number().positive().max(200).optional(),
  smallestMeaningfulChange: z.number().positive().max(200).optional(),
  rampUpDays: z.int().min(0).max(364).optional(),
  afterPeriods: z.int().min(1).max(13).optional(),
  graceDays: z.int().min(0).max(90).optional(),
  takenOut: z
    .array(z.strictObject({ unit: z.string().min(1).max(200), reason: visibleText(longestNote) }))
    .max(200)
    .optional(),
});
export type PlanGoal = z.output<typeof PlanGoal>;

export const SetPlanGoalInput = PlanInput.extend({ goal: PlanGoal.nullable(), seen: Seen });
export type SetPlanGoalInput = z.input<typeof SetPlanGoalInput>;

/** `startsOn`: the day from which it is followed now. */
export const RegisterPlanAnewInput = PlanInput.extend({ startsOn: CalendarDay });
export type RegisterPlanAnewInput = z.input<typeof RegisterPlanAnewInput>;

/** `startsOn`: the day from which a plan would be followed that is agreed anew; what it meets depends on it. */
export const PlanOverlapsInput = PlanInput.extend({ startsOn: CalendarDay.optional() });
export type PlanOverlapsInput = z.input<typeof PlanOverlapsInput>;
export const AnswerPlanOverlapInput = PlanOverlapsInput.extend({
  otherPlanId: RecordId,
  choice: z.enum(overlapChoices),
});
export type AnswerPlanOverlapInput = z.input<typeof AnswerPlanOverlapInput>;

export const LinkEvidenceInput = PlanInput.extend({ evidence: z.array(PlanEvidenceInput).min(1).max(mostEvidence) });
export type LinkEvidenceInput = z.input<typeof LinkEvidenceInput>;
export const UnlinkEvidenceInput = PlanInput.extend({ evidenceId: RecordId });
export type UnlinkEvidenceInput = z.input<typeof UnlinkEvidenceInput>;

export const AddPlanActionInput = PlanInput.extend({
  title: Title,
  assigneeId: Member.default(null),
  dueOn: CalendarDay.nullable().default(null),
});
export type AddPlanActionInput = z.input<typeof AddPlanActionInput>;
export const UpdatePlanActionInput = PlanInput.extend({
  actionId: RecordId,
  title: Title.optional(),
  assigneeId: Member.optional(),
  dueOn: CalendarDay.nullable().optional(),
  state: z.enum(["open", "doing", "done", "dropped"]).optional(),
  position: z.int().min(0).max(mostActions).optional(),
  seen: Seen,
});
export type UpdatePlanActionInput = z.input<typeof UpdatePlanActionInput>;

export const NotePlanInput = PlanInput.extend({ note: saidText(longestNote) });
export type NotePlanInput = z.input<typeof NotePlanInput>;
