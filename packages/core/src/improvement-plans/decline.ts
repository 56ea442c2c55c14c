import type { Transaction } from "@heard/db";
import { type ImprovementPlanRow, improvementPlans } from "@heard/db/schema/improvement-plans";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { assertPlanCan } from "./lock.ts";
import { recordPlanEvent } from "./record-event.ts";

/** Declines a proposal: it stays to be read, with the reason. @throws DomainError invalid_state */
export async function declinePlanIn(
  tx: Transaction,
  ctx: ServiceContext,
  plan: ImprovementPlanRow,
  note: string,
): Promise<void> {
  assertPlanCan("decline", plan);
  await tx.update(improvementPlans).set({ state: "declined" }).where(eq(improvementPlans.id, plan.id));
  await recordPlanEvent(tx, ctx, plan, { verb: "improvementPlan.decline", note });
}
