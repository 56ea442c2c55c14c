import type { Transaction } from "@heard/db";
import { improvementPlans, type PlanGoal } from "@heard/db/schema/improvement-plans";
import { eq } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { assertUnchanged } from "../seen.ts";
import { voidRegistration } from "../verdicts/void-registration.ts";
import { lockPlan } from "./lock.ts";
import { touchpointFor } from "./log.ts";
import { resolveGoal } from "./resolve-goal.ts";
import { SetPlanGoalInput } from "./schema.ts";
import { assertAnswersFor, takeStep } from "./take-step.ts";

/**
 * Says what the plan is to change, where and by how much. After approval the agreed registration is void with it, and the plan's page says so: the verdict can no
 * longer be the one that was agreed.
 * @throws DomainError not_found, invalid_input for a goal that cannot be expressed, invalid_state, conflict; forbidden where it looks beyond the touchpoints of whoever sets it
 */
export async function setPlanGoal(ctx: ServiceContext, input: SetPlanGoalInput): Promise<void> {
  const { planId, goal, seen } = SetPlanGoalInput.parse(input);
  // Who does not see it does not change it. It may meet plans that they do not see.
  await inTenant(ctx, (tx) => lockPlan(tx, planId));
  await takeStep({ ...ctx, touchpoints: "*" }, { planId, step: "edit" }, async (tx, plan) => {
    assertUnchanged({ kind: "improvement plan", id: plan.number }, { seen, stored: plan, wanted: { goal } });
    if (JSON.stringify(plan.goal) === JSON.stringify(goal)) return null;
    if (goal) {
      resolveGoal(goal, await readCatalogue(tx));
      await assertLooksAtTheirs(tx, ctx, goal);
    }
    if (plan.state === "approved" || plan.state === "running") {
      assertAnswersFor(ctx, plan);
      await voidRegistration(tx, ctx, plan, "goalChanged");
    }
    // Another goal may meet other plans, or meet them elsewhere: what was chosen was chosen for the old one.
    await tx.update(improvementPlans).set({ goal, overlapChoices: [] }).where(eq(improvementPlans.id, planId));
    return {
      ...{ verb: "improvementPlan.setGoal", fields: ["goal"] },
      ...{ before: { goal: plan.goal }, after: { goal } },
    };
  });
}

/** What is frozen for a goal is read everywhere that it looks, and shown to whoever sees the plan. @throws DomainError not_found, forbidden `plan_above_touchpoints` */
async function assertLooksAtTheirs(
  tx: Transaction,
  ctx: ServiceContext,
  { filters }: Pick<PlanGoal, "filters">,
): Promise<void> {
  if (ctx.touchpoints === "*") return;
  for (const key of filters.touchpoint ?? [null]) await touchpointFor(tx, ctx, key);
}
