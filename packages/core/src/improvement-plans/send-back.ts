import type { Transaction } from "@heard/db";
import { type ImprovementPlanRow, improvementPlans } from "@heard/db/schema/improvement-plans";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { assertPlanCan } from "./lock.ts";
import { recordPlanEvent } from "./record-event.ts";

/** Sends a proposal back to those who made it, with what is missing. @throws DomainError invalid_state */
export async function sendPlanBackIn(
  tx: Transaction,
  ctx: ServiceContext,
  plan: ImprovementPlanRow,
  note: string,
): Promise<void> {
  assertPlanCan("sendBack", plan);
  await tx.update(improvementPlans).set({ state: "draft", proposedAt: null }).where(eq(improvementPlans.id, plan.id));
  await recordPlanEvent(tx, ctx, plan, { verb: "improvementPlan.sendBack", note });
}
