import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { PlanReasonInput } from "./schema.ts";
import { assertAnswersFor, takeStep } from "./take-step.ts";

/** Opens a closed plan again: what it was about is back. @throws DomainError invalid_state, forbidden */
export async function reopenPlan(ctx: ServiceContext, input: PlanReasonInput): Promise<void> {
  const { planId, reason } = PlanReasonInput.parse(input);
  await takeStep(ctx, { planId, step: "reopen" }, async (tx, plan) => {
    assertAnswersFor(ctx, plan);
    await tx.update(improvementPlans).set({ state: "judged", closedAt: null }).where(eq(improvementPlans.id, planId));
    return { verb: "improvementPlan.reopen", note: reason };
  });
}
