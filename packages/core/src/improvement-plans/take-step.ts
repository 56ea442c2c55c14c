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

/** Who answers for a plan decides what becomes of it: its owner, and who leads the work on all of them. @throws DomainError forbidden */
export function assertAnswersFor(ctx: ServiceContext, plan: Pick<ImprovementPlanRow, "ownerId" | "loggedBy">): void {
  const { actor } = ctx;
  if (isPermitted(ctx, "plan.lead")) return;
  if (actor.kind === "member" && actor.memberId === (plan.ownerId ?? plan.loggedBy)) return;
  throw forbidden(permissions["plan.lead"].roles);
}
