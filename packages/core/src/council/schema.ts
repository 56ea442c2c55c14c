import * as z from "zod";
import { CatalogueKey } from "../catalogue/schema.ts";
import { longestNote } from "../improvement-plans/rules.ts";
import { PlanInput } from "../improvement-plans/schema.ts";
import { RecordId } from "../record-id.ts";
import { Seen } from "../seen.ts";
import { keptText, visibleText } from "../visible-text.ts";
import { councilDecisionKinds, voteChoices } from "./rules.ts";

export const SetSeatInput = z.strictObject({
  touchpoint: CatalogueKey,
  memberId: RecordId,
  /** `null` takes the seat away. */
  part: z.enum(["owner", "deputy"]).nullable(),
});
export type SetSeatInput = z.input<typeof SetSeatInput>;

export const VoteInput = PlanInput.extend({ choice: z.enum(voteChoices), reason: keptText(longestNote).optional() });
export type VoteInput = z.input<typeof VoteInput>;

export const DecideInput = PlanInput.extend({
  decision: z.enum(councilDecisionKinds),
  reason: visibleText(longestNote),
});
export type DecideInput = z.input<typeof DecideInput>;

export const SetRankingInputInput = PlanInput.extend({
  effort: z.int().min(1).max(5).nullable().optional(),
  impact: z.number().positive().max(1000).nullable().optional(),
  volume: z.number().positive().max(10_000_000).nullable().optional(),
  confidence: z.number().positive().max(1).nullable().optional(),
  reason: keptText(longestNote).optional(),
});
export type SetRankingInputInput = z.input<typeof SetRankingInputInput>;

const Weight = z.number().min(0).max(3);
export const UpdateCouncilInput = z.strictObject({
  costThreshold: z.number().min(0).max(999_999_999_999).multipleOf(0.01).optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "three capital letters, such as EUR")
    .optional(),
  quorum: z.int().min(1).max(100).optional(),
  voteDays: z.int().min(1).max(60).optional(),
  stalledDays: z.int().min(1).max(366).optional(),
  weights: z.strictObject({ impact: Weight, volume: Weight, confidence: Weight, effort: Weight }).optional(),
  seen: Seen,
});
export type UpdateCouncilInput = z.input<typeof UpdateCouncilInput>;
