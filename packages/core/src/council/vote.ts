import type { Transaction } from "@heard/db";
import { councilVotes } from "@heard/db/schema/council";
import type { ImprovementPlanRow } from "@heard/db/schema/improvement-plans";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, forbidden, invalidState } from "../errors.ts";
import { lockPlan } from "../improvement-plans/lock.ts";
import { recordPlanEvent } from "../improvement-plans/record-event.ts";
import { permissions, requirePermission } from "../permissions.ts";
import { VoteInput } from "./schema.ts";

/**
 * Says yes or no to a proposal, or that one has no opinion; until it is decided one can think again. Whoever owns or sponsors a plan does not vote on it.
 * @throws DomainError forbidden `vote_own_plan`, invalid_state for a plan that is not proposed
 */
export async function voteOnPlan(ctx: ServiceContext, input: VoteInput): Promise<void> {
  requirePermission(ctx, "council.vote");
  const { planId, choice, reason = null } = VoteInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const plan = await lockPlan(tx, planId);
    await castVote(tx, ctx, plan, { choice, reason });
  });
}

async function castVote(
  tx: Transaction,
  ctx: ServiceContext,
  plan: ImprovementPlanRow,
  { choice, reason }: { choice: "for" | "against" | "abstain"; reason: string | null },
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "member") throw forbidden(permissions["council.vote"].roles);
  const { memberId } = actor;
  if (isTheirs(plan, memberId)) throw new DomainError("forbidden", "vote_own_plan");
  const round = roundOf(plan);
  const vote = { choice, reason, votedAt: ctx.now() };
  await tx
    .insert(councilVotes)
    .values({ orgId: ctx.organisation.id, planId: plan.id, round, memberId, ...vote })
    .onConflictDoUpdate({
      target: [councilVotes.orgId, councilVotes.planId, councilVotes.round, councilVotes.memberId],
      set: vote,
    });
  await recordPlanEvent(tx, ctx, plan, { verb: "improvementPlan.vote", after: { choice } });
}

/** Whoever owns or sponsors a plan neither votes nor decides on it. */
export const isTheirs = ({ ownerId, sponsorId }: Pick<ImprovementPlanRow, "ownerId" | "sponsorId">, memberId: number) =>
  memberId === ownerId || memberId === sponsorId;

/** A proposal is voted on from the moment at which it was made. @throws DomainError invalid_state */
export function roundOf({ state, proposedAt, number }: ImprovementPlanRow): Date {
  if (state !== "proposed" || !proposedAt) throw invalidState(`improvement plan ${number}`, state);
  return proposedAt;
}
