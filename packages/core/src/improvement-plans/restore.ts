import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState, notFound } from "../errors.ts";
import { requirePermission } from "../permissions.ts";
import { recordPlanEvent } from "./record-event.ts";
import { PlanInput } from "./schema.ts";
import { assertAnswersFor } from "./take-step.ts";

/** Takes a plan out of the bin as it was. @throws DomainError not_found, invalid_state for one that is in use, forbidden */
export async function restorePlan(ctx: ServiceContext, input: PlanInput): Promise<void> {
  requirePermission(ctx, "plan.edit");
  const { planId } = PlanInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const [plan] = await tx.select().from(improvementPlans).where(eq(improvementPlans.id, planId)).for("update");
    if (!plan) throw notFound("improvement plan", planId);
    if (!plan.deletedAt) throw invalidState("improvement plan", "in use", plan.number);
    assertAnswersFor(ctx, plan);
    await tx.update(improvementPlans).set({ deletedAt: null }).where(eq(improvementPlans.id, planId));
    await recordPlanEvent(tx, ctx, plan, { verb: "improvementPlan.restore" });
  });
}
