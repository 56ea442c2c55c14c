import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { planRegistrations } from "@heard/db/schema/verdicts";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { dayIn } from "../responses/day.ts";
import { PlanReasonInput } from "./schema.ts";
import { assertAnswersFor, takeStep } from "./take-step.ts";

/** Stops a plan before its end: it is judged from the periods that are complete, once the time for late answers is over. @throws DomainError invalid_state, forbidden */
export async function stopPlan(ctx: ServiceContext, input: PlanReasonInput): Promise<void> {
  const { planId, reason } = PlanReasonInput.parse(input);
  await takeStep(ctx, { planId, step: "stop" }, async (tx, plan) => {
    assertAnswersFor(ctx, plan);
    if (plan.stoppedOn !== null) throw invalidState("improvement plan", "stopped", plan.number);
    const stoppedOn = dayIn(ctx.organisation.timeZone, ctx.now());
    await tx.update(improvementPlans).set({ stoppedOn }).where(eq(improvementPlans.id, planId));
    // Plans that are judged together look at each other's registrations, also for those who do not see the other plan.
    await tx.update(planRegistrations).set({ stoppedOn }).where(eq(planRegistrations.planId, planId));
    return { verb: "improvementPlan.stop", note: reason };
  });
}
