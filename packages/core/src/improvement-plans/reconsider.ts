import type { Transaction } from "@heard/db";
import { type ImprovementPlanRow, improvementPlans } from "@heard/db/schema/improvement-plans";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { dayIn } from "../responses/day.ts";
import { voidRegistration } from "../verdicts/void-registration.ts";
import { assertPlanCan } from "./lock.ts";
import { recordPlanEvent } from "./record-event.ts";

/**
 * Brings a plan before the council again that was declined, or approved and has not started: the votes begin anew. One whose start has passed goes to whoever answers
 * for it instead, for nobody could approve it; with a new day it is proposed.
 * @throws DomainError invalid_state
 */
export async function reconsiderPlanIn(
  tx: Transaction,
  ctx: ServiceContext,
  plan: ImprovementPlanRow,
  note: string,
): Promise<void> {
  assertPlanCan("reconsider", plan);
  if (plan.state === "approved") await voidRegistration(tx, ctx, plan, "reconsidered");
  const isLate = (plan.startsOn ?? "") < dayIn(ctx.organisation.timeZone, ctx.now());
  const anew = isLate
    ? ({ state: "draft", proposedAt: null, startsOn: null } as const)
    : ({ state: "proposed", proposedAt: ctx.now() } as const);
  await tx
    .update(improvementPlans)
    .set({ ...anew, approvedAt: null })
    .where(eq(improvementPlans.id, plan.id));
  await recordPlanEvent(tx, ctx, plan, { verb: "improvementPlan.reconsider", note, after: { state: anew.state } });
}
