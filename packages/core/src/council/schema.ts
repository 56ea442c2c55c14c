import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { longestNote } from "../improvement-plans/rules.ts";
import { PlanInput } from "../improvement-plans/schema.ts";
import { RecordId } from "../record-id.ts";
import { Seen } from "../seen.ts";
import { keptText, visibleText } from "../visible-text.ts";
import { councilDecisionKinds, priorities, voteChoices } from "./rules.ts";

export const SetSeatInput = z.strictObject({
  touchpoint: CatalogueKey,
  memberId: RecordId,
  /** `null` takes the seat away. */
  part: z.enum(["owner", "deputy"]).nullable(),
});
export type SetSeatInput = z.input<typeof SetSeatInput>;

export const VoteInput = PlanInput.extend({
  choice: z.enum(voteChoices),
  reason: keptText(longestNote).optional(),
  /** Somebody for whom the reader stands in. */
  forMemberId: RecordId.optional(),
  /** The proposal as it was read. */
  seen: Seen,
});
export type VoteInput = z.input<typeof VoteInput>;

export const DecideInput = PlanInput.extend({
  decision: z.enum(councilDecisionKinds),
  reason: visibleText(longestNote),
  /** Of a meeting that is open: who is there makes the quorum. */
  meetingId: RecordId.optional(),
  /** Where the proposal stands from now on, for `reprioritise` alone. */
  priority: z.enum(priorities).optional(),
  /** The proposal as it was read. */
  seen: Seen,
}).refine(({ decision, priority }) => (decision === "reprioritise") === (priority !== undefined), {
  error: "a priority with the decision to give one, and only there",
  path: ["priority"],
});
export type DecideInput = z.input<typeof DecideInput>;

export const AnswerOverlapInput = PlanInput.extend({ otherPlanId: RecordId });
export type AnswerOverlapInput = z.input<typeof AnswerOverlapInput>;

export const ReconsiderInput = z.strictObject({
  decisionId: RecordId,
  reason: visibleText(longestNote),
  meetingId: RecordId.optional(),
});
export type ReconsiderInput = z.input<typeof ReconsiderInput>;

export const DecisionInput = z.strictObject({ decisionId: RecordId });
export type DecisionInput = z.input<typeof DecisionInput>;

const Day = z.iso.date();
export const GiveProxyInput = z
  .strictObject({ proxyId: RecordId, from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { error: "a last day that is not before the first", path: ["to"] });
export type GiveProxyInput = z.input<typeof GiveProxyInput>;

export const EndProxyInput = z.strictObject({ standInId: RecordId });
export type EndProxyInput = z.input<typeof EndProxyInput>;

export const SetRankingInputInput = PlanInput.extend({
  effort: z.int().min(1).max(5).nullable().optional(),
  impact: z.number().positive().max(1000).nullable().optional(),
  volume: z.number().positive().max(10_000_000).nullable().optional(),
  confidence: z.number().positive().max(1).nullable().optional(),
  reason: keptText(longestNote).optional(),
  seen: Seen,
});
export type SetRankingInputInput = z.input<typeof SetRankingInputInput>;

const Weight = z.number().min(0).max(3);
export const UpdateCouncilInput = z.strictObject({
  costThreshold: z.number().min(0).max(999_999_999_999).multipleOf(0.01).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: "three capital letters, such as EUR", abort: true })
    .refine((code) => Intl.supportedValuesOf("currency").includes(code), "the code of a currency, such as EUR")
    .optional(),
  quorum: z.int().min(1).max(100).optional(),
  voteDays: z.int().min(1).max(60).optional(),
  stalledDays: z.int().min(1).max(366).optional(),
  weights: z.strictObject({ impact: Weight, volume: Weight, confidence: Weight, effort: Weight }).optional(),
  chairId: RecordId.nullable().optional(),
  seen: Seen,
});
export type UpdateCouncilInput = z.input<typeof UpdateCouncilInput>;
