import type { Transaction } from "@heard/db";
import type { ImprovementPlanRow } from "@heard/db/schema/improvement-plans";
import { planRegistrations } from "@heard/db/schema/verdicts";
import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { freezeJoint } from "./freeze-joint.ts";
import { prepareRegistration } from "./prepare.ts";

/**
 * Freezes what a plan will be judged by: measure, slice, comparison group, days and the answers of its baseline. What comes later never changes it.
 * @throws DomainError invalid_state for a plan without a goal or a start, and for one of whose units there is no answer; as `prepareRegistration`
 */
export async function registerPlan(tx: Transaction, ctx: ServiceContext, plan: ImprovementPlanRow): Promise<void> {
  const { id: planId, goal, startsOn, triggerFrom, triggerTo } = plan;
  if (!goal || !startsOn) throw new DomainError("invalid_state", "plan_incomplete", { missing: "goal, startsOn" });
  const {
    content: prepared,
    units,
    days,
  } = await prepareRegistration(tx, ctx, {
    ...{ planId, goal, startsOn, triggerFrom, triggerTo },
  });
  const overlapChoices = plan.overlapChoices.filter(({ endedAt }) => endedAt === undefined);
  const content = overlapChoices.length === 0 ? prepared : { ...prepared, overlapChoices };
  const [row] = await tx
    .insert(planRegistrations)
    .values({
      ...{ orgId: ctx.organisation.id, planId, metric: goal.metric, planUnits: goal.planUnits },
      ...{ countedFrom: days.firstCountedOn, endsOn: days.endOn, dueOn: days.verdictOn, content, units },
      registeredBy: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
      registeredAt: ctx.now(),
    })
    .returning();
  if (row) await freezeJoint(tx, ctx, row);
}
