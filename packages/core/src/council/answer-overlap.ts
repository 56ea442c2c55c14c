import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidState } from "../errors.ts";
import { keepOverlapChoice } from "../improvement-plans/answer-overlap.ts";
import { lockPlan } from "../improvement-plans/lock.ts";
import { recordPlanEvent } from "../improvement-plans/record-event.ts";
import { requirePermission } from "../permissions.ts";
import { assertSeesAll } from "./decide.ts";
import { AnswerOverlapInput } from "./schema.ts";
import { isTheirs } from "./vote.ts";

/**
 * Says in the name of the council that a proposal is judged together with an agreed plan that it meets: what was proposed stays as it was read, so begin later and leave out
 * are for its owner, once it is sent back.
 * @throws DomainError forbidden `vote_own_plan`, `council_sees_part`; not_found for a plan that is not met; invalid_state for a plan that is not proposed
 */
export async function answerOverlapOfProposal(ctx: ServiceContext, input: AnswerOverlapInput): Promise<void> {
  requirePermission(ctx, "council.decide");
  const { planId, otherPlanId } = AnswerOverlapInput.parse(input);
  assertSeesAll(ctx);
  await inTenant(ctx, async (tx) => {
    const plan = await lockPlan(tx, planId);
    if (plan.state !== "proposed") throw invalidState("improvement plan", plan.state, plan.number);
    if (ctx.actor.kind === "member" && isTheirs(plan, ctx.actor.memberId))
      throw new DomainError("forbidden", "vote_own_plan");
    await recordPlanEvent(tx, ctx, plan, await keepOverlapChoice(tx, ctx, plan, { otherPlanId, choice: "joint" }));
  });
}
