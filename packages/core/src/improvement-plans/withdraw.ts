import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { voidRegistration } from "../verdicts/void-registration.ts";
import { lockPlan } from "./lock.ts";
import { PlanReasonInput } from "./schema.ts";
import { assertAnswersFor, takeStep } from "./take-step.ts";

/** Gives a plan up that has not started. @throws DomainError invalid_state, forbidden */
export async function withdrawPlan(ctx: ServiceContext, input: PlanReasonInput): Promise<void> {
  const { planId, reason } = PlanReasonInput.parse(input);
  // Who does not see it does not give it up. It may meet plans that they do not see.
  await inTenant(ctx, (tx) => lockPlan(tx, planId));
  await takeStep({ ...ctx, touchpoints: "*" }, { planId, step: "withdraw" }, async (tx, plan) => {
    assertAnswersFor(ctx, plan);
    // Work that nobody does is in no other plan's way.
    if (plan.state === "approved") await voidRegistration(tx, ctx, plan, "withdrawn");
    await tx.update(improvementPlans).set({ state: "withdrawn" }).where(eq(improvementPlans.id, planId));
    return { verb: "improvementPlan.withdraw", note: reason };
  });
}
