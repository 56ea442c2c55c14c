import type { Transaction } from "@heard/db";
import { councilVotes, type KeptVote } from "@heard/db/schema/council";
import type { ImprovementPlanRow } from "@heard/db/schema/improvement-plans";
import { and, eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, forbidden, invalidState } from "../errors.ts";
import { lockPlan } from "../improvement-plans/lock.ts";
import { recordPlanEvent } from "../improvement-plans/record-event.ts";
import { factsSince, isFormerVote } from "../improvement-plans/rules.ts";
import { permissions, requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { assertAsRead } from "../seen.ts";
import { readStandIns } from "./read-stand-ins.ts";
import { VoteInput } from "./schema.ts";

/**
 * Says yes or no to a proposal, or that one has no opinion; until it is decided one can think again. Whoever owns or sponsors a plan does not vote on it, nor for
 * somebody else. A member's own vote stands before one that was given for them.
 * @throws DomainError forbidden `vote_own_plan`, `council_no_proxy`; conflict `council_voted_themselves`, `changed_since_read`; invalid_state for a plan that is not proposed
 */
export async function voteOnPlan(ctx: ServiceContext, input: VoteInput): Promise<void> {
  requirePermission(ctx, "council.vote");
  const { planId, choice, reason = null, forMemberId, seen } = VoteInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const plan = await lockPlan(tx, planId);
    assertProposalAsRead(plan, seen);
    await castVote(tx, ctx, plan, { choice, reason, forMemberId });
  });
}

async function castVote(
  tx: Transaction,
  ctx: ServiceContext,
  plan: ImprovementPlanRow,
  {
    choice,
    reason,
    forMemberId,
  }: { choice: KeptVote["choice"]; reason: string | null; forMemberId: number | undefined },
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "member") throw forbidden(permissions["council.vote"].roles);
  const memberId = forMemberId ?? actor.memberId;
  // A vote for somebody else is no way round the recusal of either.
  if (isTheirs(plan, memberId) || isTheirs(plan, actor.memberId)) throw new DomainError("forbidden", "vote_own_plan");
  const round = roundOf(plan);
  const castBy = memberId === actor.memberId ? null : actor.memberId;
  if (castBy !== null) await assertStandsIn(tx, ctx, plan, { memberId, proxyId: castBy });
  const vote = { choice, reason, castBy, votedAt: ctx.now() };
  await tx
    .insert(councilVotes)
    .values({ orgId: ctx.organisation.id, planId: plan.id, round, memberId, ...vote })
    .onConflictDoUpdate({
      target: [councilVotes.orgId, councilVotes.planId, councilVotes.round, councilVotes.memberId],
      set: vote,
    });
  await recordPlanEvent(tx, ctx, plan, { verb: "improvementPlan.vote", after: { choice } });
}

/** @throws DomainError forbidden `council_no_proxy`, conflict `council_voted_themselves` */
async function assertStandsIn(
  tx: Transaction,
  ctx: ServiceContext,
  plan: ImprovementPlanRow,
  { memberId, proxyId }: { memberId: number; proxyId: number },
): Promise<void> {
  const standIns = await readStandIns(tx, dayIn(ctx.organisation.timeZone, ctx.now()));
  if (standIns.get(memberId) !== proxyId) throw new DomainError("forbidden", "council_no_proxy");
  const [own] = await tx
    .select()
    .from(councilVotes)
    .where(
      and(
        ...[eq(councilVotes.planId, plan.id), eq(councilVotes.round, roundOf(plan))],
        eq(councilVotes.memberId, memberId),
      ),
    );
  if (own && own.castBy === null && !isFormer(plan, own)) throw new DomainError("conflict", "council_voted_themselves");
}

/** Whoever owns or sponsors a plan neither votes nor decides on it. */
export const isTheirs = ({ ownerId, sponsorId }: Pick<ImprovementPlanRow, "ownerId" | "sponsorId">, memberId: number) =>
  memberId === ownerId || memberId === sponsorId;

/** A vote on what the plan was before somebody said that it is judged together with another: it is kept, and counts no more. */
export const isFormer = (plan: Parameters<typeof factsSince>[0], vote: { votedAt: Date }): boolean =>
  isFormerVote({ proposedAt: plan.proposedAt, factsSince: factsSince(plan) }, vote);

/** A vote and a decision are on the proposal that was read. @throws DomainError conflict `changed_since_read` */
export function assertProposalAsRead(
  plan: ImprovementPlanRow,
  seen: Readonly<Record<string, unknown>> | undefined,
): void {
  roundOf(plan);
  const stored = { factsSince: factsSince(plan)?.toISOString() ?? null };
  assertAsRead({ kind: "improvement plan", id: plan.number }, { seen, stored });
}

/** A proposal is voted on from the moment at which it was made. @throws DomainError invalid_state */
export function roundOf({ state, proposedAt, number }: ImprovementPlanRow): Date {
  if (state !== "proposed" || !proposedAt) throw invalidState("improvement plan", state, number);
  return proposedAt;
}
