import type { Transaction } from "@heard/db";
import type { ImprovementPlanRow } from "@heard/db/schema/improvement-plans";
import { inTenant, type ServiceContext } from "../context.ts";
import { forbidden } from "../errors.ts";
import { isPermitted, type Permission, permissions, requirePermission } from "../permissions.ts";
import { assertPlanCan, lockPlan } from "./lock.ts";
import { type PlanEvent, recordPlanEvent } from "./record-event.ts";
import type { PlanStep } from "./rules.ts";

/** One step of a plan: the permission, the plan held, the state in which it can be taken, the work, and the event that tells of it; none where nothing changed. */
export async function takeStep(
  ctx: ServiceContext,
  { planId, step, permission = "plan.edit" }: { planId: number; step: PlanStep; permission?: Permission },
  work: (tx: Transaction, plan: ImprovementPlanRow) => Promise<PlanEvent | null>,
): Promise<void> {
  requirePermission(ctx, permission);
  await inTenant(ctx, async (tx) => {
    const plan = await lockPlan(tx, planId);
    assertPlanCan(step, plan);
    const event = await work(tx, plan);
    if (event) await recordPlanEvent(tx, ctx, plan, event);
  });
}

type Answered = Pick<ImprovementPlanRow, "ownerId" | "loggedBy">;

/** Its owner, and who leads the work on all plans. */
export const answersFor = (ctx: ServiceContext, { ownerId, loggedBy }: Answered): boolean =>
  isPermitted(ctx, "plan.lead") || (ctx.actor.kind === "member" && ctx.actor.memberId === (ownerId ?? loggedBy));

/** Who answers for a plan decides what becomes of it. @throws DomainError forbidden */
export function assertAnswersFor(ctx: ServiceContext, plan: Answered): void {
  if (!answersFor(ctx, plan)) throw forbidden(permissions["plan.lead"].roles);
}
