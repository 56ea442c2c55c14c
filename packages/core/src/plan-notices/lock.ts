import type { Transaction } from "@heard/db";
import type { ImprovementPlanRow } from "@heard/db/schema/improvement-plans";
import { type PlanNoticeRow, planNotices } from "@heard/db/schema/plan-notices";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { lockPlan } from "../improvement-plans/lock.ts";
import { assertAnswersFor } from "../improvement-plans/take-step.ts";
import { tellableStates } from "./rules.ts";

/**
 * A plan of which there is something to tell, for whoever answers for it, with its notice; both are held until the transaction ends.
 * @throws DomainError not_found, invalid_state, forbidden
 */
export async function lockNotice(
  tx: Transaction,
  ctx: ServiceContext,
  planId: number,
): Promise<{ plan: ImprovementPlanRow; notice: PlanNoticeRow | null }> {
  const plan = await lockPlan(tx, planId);
  assertAnswersFor(ctx, plan);
  if (!tellableStates.some((state) => state === plan.state))
    throw invalidState("improvement plan", plan.state, plan.number);
  const [notice] = await tx.select().from(planNotices).where(eq(planNotices.planId, planId)).for("update");
  return { plan, notice: notice ?? null };
}
