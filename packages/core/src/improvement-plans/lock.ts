import type { Transaction } from "@heard/db";
import { type ImprovementPlanRow, improvementPlans } from "@heard/db/schema/improvement-plans";
import { and, eq, isNull } from "drizzle-orm";
import { invalidState, notFound } from "../errors.ts";
import { type PlanStep, planCan } from "./rules.ts";

/** A plan that the reader may see, held until the transaction ends. @throws DomainError not_found, also for one in the bin */
export async function lockPlan(tx: Transaction, planId: number): Promise<ImprovementPlanRow> {
  const [plan] = await tx
    .select()
    .from(improvementPlans)
    .where(and(eq(improvementPlans.id, planId), isNull(improvementPlans.deletedAt)))
    .for("update");
  if (!plan) throw notFound("improvement plan", planId);
  return plan;
}

/** @throws DomainError invalid_state, naming the state in which the step cannot be taken */
export function assertPlanCan(step: PlanStep, plan: Pick<ImprovementPlanRow, "number" | "state">): void {
  if (!planCan(step, plan)) throw invalidState("improvement plan", plan.state, plan.number);
}
