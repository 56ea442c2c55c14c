import type { Transaction } from "@heard/db";
import { type ImprovementPlanRow, improvementPlans } from "@heard/db/schema/improvement-plans";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { voidRegistration } from "../verdicts/void-registration.ts";
import { assertPlanCan } from "./lock.ts";
import { recordPlanEvent } from "./record-event.ts";

/** Brings a plan before the council again that was declined, or approved and has not started: the votes begin anew. @throws DomainError invalid_state */
export async function reconsiderPlanIn(
  tx: Transaction,
  ctx: ServiceContext,
  plan: ImprovementPlanRow,
  note: string,
): Promise<void> {
  assertPlanCan("reconsider", plan);
  if (plan.state === "approved") await voidRegistration(tx, ctx, plan, "reconsidered");
  await tx
    .update(improvementPlans)
    .set({ state: "proposed", proposedAt: ctx.now(), approvedAt: null })
    .where(eq(improvementPlans.id, plan.id));
  await recordPlanEvent(tx, ctx, plan, { verb: "improvementPlan.reconsider", note });
}
