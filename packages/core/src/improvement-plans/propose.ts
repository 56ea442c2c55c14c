import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { assertComplete, assertStarts } from "./approve.ts";
import { assertOverlapsAnswered } from "./assert-overlaps-answered.ts";
import { lockPlan } from "./lock.ts";
import { PlanInput } from "./schema.ts";
import { assertAnswersFor, takeStep } from "./take-step.ts";

/** Brings a plan before the council. @throws DomainError invalid_state, also for a plan that lacks something or starts in the past; forbidden for whoever does not answer for it */
export async function proposePlan(ctx: ServiceContext, input: PlanInput): Promise<void> {
  const { planId } = PlanInput.parse(input);
  // Who does not see it does not propose it. It may meet plans that they do not see.
  await inTenant(ctx, (tx) => lockPlan(tx, planId));
  await takeStep({ ...ctx, touchpoints: "*" }, { planId, step: "propose" }, async (tx, plan) => {
    assertAnswersFor(ctx, plan);
    await assertComplete(tx, plan);
    // While it is before the council nobody can change it: it would wait for an approval that is always refused.
    assertStarts(ctx, plan.startsOn ?? "");
    await assertOverlapsAnswered(tx, plan);
    await tx
      .update(improvementPlans)
      .set({ state: "proposed", proposedAt: ctx.now() })
      .where(eq(improvementPlans.id, planId));
    return { verb: "improvementPlan.propose" };
  });
}
