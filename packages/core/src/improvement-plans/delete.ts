import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { PlanInput } from "./schema.ts";
import { assertAnswersFor, takeStep } from "./take-step.ts";

/** Puts a plan that never ran into the bin, for 30 days. @throws DomainError invalid_state, forbidden */
export async function deletePlan(ctx: ServiceContext, input: PlanInput): Promise<void> {
  const { planId } = PlanInput.parse(input);
  await takeStep(ctx, { planId, step: "delete" }, async (tx, plan) => {
    assertAnswersFor(ctx, plan);
    await tx.update(improvementPlans).set({ deletedAt: ctx.now() }).where(eq(improvementPlans.id, planId));
    return { verb: "improvementPlan.delete" };
  });
}
