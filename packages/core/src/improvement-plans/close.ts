import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { watchAnew } from "../verdicts/watch-anew.ts";
import { PlanReasonInput } from "./schema.ts";
import { assertAnswersFor, takeStep } from "./take-step.ts";

/** Closes a plan whose verdict is there, with what was learnt from it. Whether what it was about comes back is watched from now on, and anew where it was open again. @throws DomainError invalid_state, forbidden */
export async function closePlan(ctx: ServiceContext, input: PlanReasonInput): Promise<void> {
  const { planId, reason } = PlanReasonInput.parse(input);
  await takeStep(ctx, { planId, step: "close" }, async (tx, plan) => {
    assertAnswersFor(ctx, plan);
    await tx
      .update(improvementPlans)
      .set({ state: "closed", closedAt: ctx.now() })
      .where(eq(improvementPlans.id, planId));
    await watchAnew(tx, ctx, planId);
    return { verb: "improvementPlan.close", note: reason };
  });
}
