import { inTenant, type ServiceContext } from "../context.ts";
import { readCouncilSettings } from "../council/read-settings.ts";
import { DomainError } from "../errors.ts";
import { approvePlanIn } from "./approve.ts";
import { lockPlan } from "./lock.ts";
import { needsCouncil } from "./rules.ts";
import { PlanInput } from "./schema.ts";
import { assertAnswersFor, takeStep } from "./take-step.ts";

/**
 * Starts a small plan inside one team without the council: what it will be judged by is frozen now.
 * @throws DomainError forbidden `plan_needs_council` for one that crosses teams or costs as much as the threshold; invalid_state, also for a plan that lacks something
 */
export async function approveSmallPlan(ctx: ServiceContext, input: PlanInput): Promise<void> {
  const { planId } = PlanInput.parse(input);
  // Who does not see it does not start it. What it will be judged by counts everywhere, also where whoever starts it does not look.
  await inTenant(ctx, (tx) => lockPlan(tx, planId));
  await takeStep({ ...ctx, touchpoints: "*" }, { planId, step: "approve" }, async (tx, plan) => {
    assertAnswersFor(ctx, plan);
    const { costThreshold, currency } = await readCouncilSettings(tx);
    if (needsCouncil(plan, { costThreshold }))
      throw new DomainError("forbidden", "plan_needs_council", { cost: costThreshold, currency });
    await approvePlanIn(tx, ctx, plan);
    return null;
  });
}
