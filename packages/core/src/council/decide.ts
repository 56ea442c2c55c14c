import { councilDecisions, councilVotes, type KeptVote } from "@heard/db/schema/council";
import { and, eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { approvePlanIn } from "../improvement-plans/approve.ts";
import { declinePlanIn } from "../improvement-plans/decline.ts";
import { lockPlan } from "../improvement-plans/lock.ts";
import { sendPlanBackIn } from "../improvement-plans/send-back.ts";
import { requirePermission } from "../permissions.ts";
import { readCouncillors } from "./read-councillors.ts";
import { readRanking } from "./read-ranking.ts";
import { readCouncilSettings } from "./read-settings.ts";
import { obstacleTo, tallyOf } from "./rules.ts";
import { DecideInput } from "./schema.ts";
import { isTheirs, roundOf } from "./vote.ts";

/**
 * Decides on a proposal in the name of the council: approves it, which freezes what it will be judged by, sends it back or declines it. The votes and the ranking of that
 * moment are kept with the decision. Of two who decide at once the second is told that it is decided.
 * @throws DomainError forbidden `vote_own_plan`; invalid_state for a plan that is not proposed; `council_quorum`, `council_majority`; as `approvePlanIn`
 */
export async function decideOnPlan(ctx: ServiceContext, input: DecideInput): Promise<void> {
  requirePermission(ctx, "council.decide");
  const { planId, decision, reason } = DecideInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const plan = await lockPlan(tx, planId);
    const round = roundOf(plan);
    if (ctx.actor.kind === "member" && isTheirs(plan, ctx.actor.memberId))
      throw new DomainError("forbidden", "vote_own_plan");
    const rows = await tx
      .select()
      .from(councilVotes)
      .where(and(eq(councilVotes.planId, planId), eq(councilVotes.round, round)));
    const entitled = new Set((await readCouncillors(tx)).filter((id) => !isTheirs(plan, id)));
    // Who has left, or has the role no more, has no say in what is decided now.
    const votes: KeptVote[] = rows
      .filter(({ memberId }) => entitled.has(memberId))
      .map(({ memberId, choice, reason: why }) => ({ memberId, choice, reason: why }));
    const { quorum } = await readCouncilSettings(tx);
    const obstacle = obstacleTo(decision, tallyOf(votes), { quorum });
    if (obstacle === "quorum")
      throw new DomainError("invalid_state", "council_quorum", { votes: votes.length, quorum });
    if (obstacle === "majority") throw new DomainError("invalid_state", "council_majority");
    const { weights, inputs } = await readRanking(tx, ctx);
    await tx.insert(councilDecisions).values({
      ...{ orgId: ctx.organisation.id, planId, decision, reason, votes, ranking: { weights, inputs } },
      ...{ decidedBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null, decidedAt: ctx.now() },
    });
    if (decision === "approve") await approvePlanIn(tx, ctx, plan, reason);
    if (decision === "sendBack") await sendPlanBackIn(tx, ctx, plan, reason);
    if (decision === "decline") await declinePlanIn(tx, ctx, plan, reason);
  });
}
