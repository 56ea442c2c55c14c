import type { Transaction } from "@heard/db";
import { type ImprovementPlanRow, improvementPlans } from "@heard/db/schema/improvement-plans";
import { planRegistrations } from "@heard/db/schema/verdicts";
import { and, eq, isNull } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { readCouncilSettings } from "../council/read-settings.ts";
import { invalidState } from "../errors.ts";
import { agreeOnPlan, assertComplete, assertStarts } from "./approve.ts";
import { assertOverlapsAnswered } from "./assert-overlaps-answered.ts";
import { lockPlan } from "./lock.ts";
import type { PlanEvent } from "./record-event.ts";
import { needsCouncil } from "./rules.ts";
import { RegisterPlanAnewInput } from "./schema.ts";
import { assertAnswersFor, takeStep } from "./take-step.ts";

/**
 * Agrees anew on what a plan will be judged by, after a changed goal voided what had been agreed: it is followed from a new start, and the verdict counts nothing from
 * before it. What the council had approved, or has to, comes before the council again.
 * @throws DomainError forbidden for whoever does not answer for it; invalid_state where what was agreed still holds, for a plan that was stopped, and as `agreeOnPlan`
 */
export async function registerPlanAnew(ctx: ServiceContext, input: RegisterPlanAnewInput): Promise<void> {
  const { planId, startsOn } = RegisterPlanAnewInput.parse(input);
  // As for the first agreement: who does not see it does not start it, and what it is judged by counts everywhere.
  await inTenant(ctx, (tx) => lockPlan(tx, planId));
  await takeStep({ ...ctx, touchpoints: "*" }, { planId, step: "registerAnew" }, async (tx, plan) => {
    assertAnswersFor(ctx, plan);
    await assertVoid(tx, plan);
    const anew = { ...plan, startsOn };
    await assertComplete(tx, anew);
    await tx.update(improvementPlans).set({ startsOn }).where(eq(improvementPlans.id, planId));
    const wasProposed = plan.proposedAt !== null;
    const event: PlanEvent = {
      ...{ verb: "improvementPlan.registerAnew", before: { startsOn: plan.startsOn } },
      after: { startsOn },
    };
    if (wasProposed || needsCouncil(plan, await readCouncilSettings(tx))) {
      // As for every proposal: while it is before the council nobody can change it.
      assertStarts(ctx, startsOn);
      await assertOverlapsAnswered(tx, anew);
      await tx
        .update(improvementPlans)
        .set({ state: "proposed", proposedAt: ctx.now(), approvedAt: null })
        .where(eq(improvementPlans.id, planId));
      return event;
    }
    await agreeOnPlan(tx, ctx, anew);
    return event;
  });
}

/** @throws DomainError invalid_state */
async function assertVoid(tx: Transaction, { id, number, stoppedOn }: ImprovementPlanRow): Promise<void> {
  if (stoppedOn !== null) throw invalidState("improvement plan", "stopped", number);
  const [valid] = await tx
    .select({ id: planRegistrations.id })
    .from(planRegistrations)
    .where(and(eq(planRegistrations.planId, id), isNull(planRegistrations.voidedAt)));
  if (valid) throw invalidState("goal of improvement plan", "agreed", number);
}
