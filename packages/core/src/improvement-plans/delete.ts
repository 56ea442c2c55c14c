import { councilDecisions } from "@heard/db/schema/council";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { PlanInput } from "./schema.ts";
import { assertAnswersFor, takeStep } from "./take-step.ts";

/** Puts a plan that never ran into the bin, for 30 days. @throws DomainError invalid_state, `plan_decided` for one that the council decided on, forbidden */
export async function deletePlan(ctx: ServiceContext, input: PlanInput): Promise<void> {
  const { planId } = PlanInput.parse(input);
  await takeStep(ctx, { planId, step: "delete" }, async (tx, plan) => {
    assertAnswersFor(ctx, plan);
    const [decision] = await tx
      .select({ id: councilDecisions.id })
      .from(councilDecisions)
      .where(eq(councilDecisions.planId, planId))
      .limit(1);
    // What the council decided stays in its log, and the plan with it.
    if (decision) throw new DomainError("invalid_state", "plan_decided", { number: plan.number });
    await tx.update(improvementPlans).set({ deletedAt: ctx.now() }).where(eq(improvementPlans.id, planId));
    return { verb: "improvementPlan.delete" };
  });
}
