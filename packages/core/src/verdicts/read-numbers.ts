import type { Transaction } from "@heard/db";
import { improvementPlans } from "@heard/db/schema/improvement-plans";

export type PlanNumber = { planId: number; number: number; title: string };

/** The plans by id, as they are called. */
export async function readPlanNumbers(tx: Transaction): Promise<Map<number, PlanNumber>> {
  const { id: planId, number, title } = improvementPlans;
  const rows = await tx.select({ planId, number, title }).from(improvementPlans);
  return new Map(rows.map((row) => [row.planId, row]));
}
