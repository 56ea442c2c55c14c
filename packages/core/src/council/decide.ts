import type { Transaction } from "@heard/db";
import {
  type CouncilDecisionKind,
  councilDecisions,
  councilInputs,
  councilVotes,
  type KeptVote,
} from "@heard/db/schema/council";
import { type ImprovementPlanRow, improvementPlans } from "@heard/db/schema/improvement-plans";
import { and, eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { approvePlanIn } from "../improvement-plans/approve.ts";
import { declinePlanIn } from "../improvement-plans/decline.ts";
import { lockPlan } from "../improvement-plans/lock.ts";
import { recordPlanEvent } from "../improvement-plans/record-event.ts";
import { sendPlanBackIn } from "../improvement-plans/send-back.ts";
import { requirePermission } from "../permissions.ts";
import { emitWebhookEvent } from "../webhooks/emit.ts";
import { assertOpenMeeting } from "./assert-open-meeting.ts";
import { readCouncillors } from "./read-councillors.ts";
import { readRanking } from "./read-ranking.ts";
import { readCouncilSettings } from "./read-settings.ts";
import { obstacleTo, type priorities, rankProposals, tallyOf } from "./rules.ts";
import { DecideInput } from "./schema.ts";
import { assertProposalAsRead, isFormer, isTheirs, roundOf } from "./vote.ts";

const priorityOf = { first: 1, asComputed: null, last: -1 } as const;

/**
 * Decides on a proposal in the name of the council: approves it, which freezes what it will be judged by, sends it back, declines it, or gives it another place in the
 * ranking. The votes and the ranking of that moment are kept with the decision. Of two who decide at once the second is told that it is decided.
 * @throws DomainError forbidden `vote_own_plan`, `council_sees_part`; invalid_state for a plan that is not proposed or a meeting that is not open; `council_quorum`,
 * `council_majority`; conflict `changed_since_read`; as `approvePlanIn`
 */
export async function decideOnPlan(ctx: ServiceContext, input: DecideInput): Promise<void> {
  requirePermission(ctx, "council.decide");
  const { planId, decision, reason, meetingId, priority, seen } = DecideInput.parse(input);
  assertSeesAll(ctx);
  await inTenant(ctx, async (tx) => {
    const plan = await lockPlan(tx, planId);
    assertProposalAsRead(plan, seen);
    const votes = await readCountedVotes(tx, plan);
    if (ctx.actor.kind === "member" && isTheirs(plan, ctx.actor.memberId))
      throw new DomainError("forbidden", "vote_own_plan");
    const represented = meetingId === undefined ? undefined : (await assertOpenMeeting(tx, ctx, meetingId)).represented;
    const { quorum } = await readCouncilSettings(tx);
    const obstacle = obstacleTo(decision, tallyOf(votes), { quorum, represented });
    if (obstacle === "quorum")
      throw new DomainError("invalid_state", "council_quorum", { votes: represented ?? votes.length, quorum });
    if (obstacle === "majority") throw new DomainError("invalid_state", "council_majority");
    await keepDecision(tx, ctx, { planId, decision, reason, votes, meetingId });
    await carryOut(tx, ctx, plan, { decision, reason, priority });
  });
}

/** A ranking of which the reader sees a part is not the council's. @throws DomainError forbidden `council_sees_part` */
export function assertSeesAll(ctx: ServiceContext): void {
  if (ctx.touchpoints !== "*") throw new DomainError("forbidden", "council_sees_part");
}

/**
 * The votes of a proposal that count now: who has left, or has the role no more, or owns the plan, has no say, nor has who voted on what the plan was before.
 * @throws DomainError invalid_state
 */
export async function readCountedVotes(tx: Transaction, plan: ImprovementPlanRow): Promise<KeptVote[]> {
  const rows = await tx
    .select()
    .from(councilVotes)
    .where(and(eq(councilVotes.planId, plan.id), eq(councilVotes.round, roundOf(plan))));
  const entitled = new Set((await readCouncillors(tx)).filter((id) => !isTheirs(plan, id)));
  return rows
    .filter((vote) => entitled.has(vote.memberId) && !isFormer(plan, vote))
    .map(({ memberId, choice, reason, castBy }) => ({
      ...{ memberId, choice, reason },
      ...(castBy === null ? {} : { castBy }),
    }));
}

type Kept = {
  planId: number;
  decision: CouncilDecisionKind;
  reason: string;
  votes: KeptVote[];
  meetingId?: number | undefined;
  reopensId?: number;
};

/** Keeps a decision with everything that it was taken from. */
export async function keepDecision(tx: Transaction, ctx: ServiceContext, { meetingId, ...kept }: Kept): Promise<void> {
  const { weights, inputs } = await readRanking(tx, ctx);
  const order = rankProposals({ weights, inputs }).map((one) => one.planId);
  await tx.insert(councilDecisions).values({
    ...{ orgId: ctx.organisation.id, ...kept, meetingId: meetingId ?? null, ranking: { weights, inputs, order } },
    ...{ decidedBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null, decidedAt: ctx.now() },
  });
  const [plan] = await tx
    .select({ number: improvementPlans.number })
    .from(improvementPlans)
    .where(eq(improvementPlans.id, kept.planId));
  const subject = { planId: kept.planId, number: plan?.number ?? null, decision: kept.decision };
  await emitWebhookEvent(tx, ctx, { kind: "plan.decided", subject });
}

type Decided = Pick<Kept, "reason"> & {
  decision: Exclude<CouncilDecisionKind, "reconsider">;
  priority?: (typeof priorities)[number] | undefined;
};

/** What a decision does to the plan. */
export async function carryOut(
  tx: Transaction,
  ctx: ServiceContext,
  plan: ImprovementPlanRow,
  { decision, reason, priority }: Decided,
): Promise<void> {
  if (decision === "approve") return approvePlanIn(tx, ctx, plan, reason);
  if (decision === "sendBack") return sendPlanBackIn(tx, ctx, plan, reason);
  if (decision === "decline") return declinePlanIn(tx, ctx, plan, reason);
  const kept = { priority: priority ? priorityOf[priority] : null };
  await tx
    .insert(councilInputs)
    .values({ orgId: ctx.organisation.id, planId: plan.id, setAt: ctx.now(), ...kept })
    .onConflictDoUpdate({ target: [councilInputs.orgId, councilInputs.planId], set: kept });
  await recordPlanEvent(tx, ctx, plan, { verb: "improvementPlan.reprioritise", note: reason, after: { priority } });
}
