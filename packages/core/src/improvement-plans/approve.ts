import type { Transaction } from "@heard/db";
import { type ImprovementPlanRow, improvementPlans, planEvidence } from "@heard/db/schema/improvement-plans";
import { count, eq, sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { dayIn } from "../responses/day.ts";
import { registerPlan } from "../verdicts/register.ts";
import { assertDayAhead } from "./assert-day-ahead.ts";
import { assertOverlapsAnswered } from "./assert-overlaps-answered.ts";
import { assertPlanCan } from "./lock.ts";
import { recordPlanEvent } from "./record-event.ts";
import { gapsOf } from "./rules.ts";

/** The class of the advisory lock: one agreement at a time in an organisation. */
const agreementLock = 7308;

/**
 * Approves a plan that is held by this transaction: freezes what it will be judged by. It starts on its day, at once where that is today.
 * @throws DomainError invalid_state for a plan that lacks something or was decided already; as `agreeOnPlan`
 */
export async function approvePlanIn(
  tx: Transaction,
  ctx: ServiceContext,
  plan: ImprovementPlanRow,
  note?: string,
): Promise<void> {
  assertPlanCan("approve", plan);
  await assertComplete(tx, plan);
  const state = await agreeOnPlan(tx, ctx, plan);
  await recordPlanEvent(tx, ctx, plan, { verb: "improvementPlan.approve", note, after: { state } });
}

/**
 * Freezes what a plan will be judged by from its start on. Returns the state that it is in then.
 * @throws DomainError invalid_state for a start in the past, and `plan_overlaps`; what `registerPlan` refuses
 */
export async function agreeOnPlan(
  tx: Transaction,
  ctx: ServiceContext,
  plan: ImprovementPlanRow,
): Promise<"running" | "approved"> {
  assertStarts(ctx, plan.startsOn ?? "");
  // Of two plans that meet and are agreed at once, the second sees the first.
  await tx.execute(sql`select pg_advisory_xact_lock(${agreementLock}, ${ctx.organisation.id})`);
  await assertOverlapsAnswered(tx, plan);
  await registerPlan(tx, ctx, plan);
  const state = plan.startsOn === dayIn(ctx.organisation.timeZone, ctx.now()) ? "running" : "approved";
  await tx.update(improvementPlans).set({ state, approvedAt: ctx.now() }).where(eq(improvementPlans.id, plan.id));
  return state;
}

/** A plan is agreed before it starts, and starts within sight. @throws DomainError invalid_state `plan_starts_before`, invalid_input `day_outside` */
export function assertStarts(ctx: ServiceContext, startsOn: string): void {
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  if (startsOn < today) throw new DomainError("invalid_state", "plan_starts_before", { day: startsOn, today });
  assertDayAhead(ctx, startsOn);
}

/** @throws DomainError invalid_state `plan_incomplete`, naming everything that is missing */
export async function assertComplete(tx: Transaction, plan: ImprovementPlanRow): Promise<void> {
  const [linked] = await tx.select({ links: count() }).from(planEvidence).where(eq(planEvidence.planId, plan.id));
  const gaps = gapsOf({ ...plan, evidenceCount: linked?.links ?? 0 });
  if (gaps.length > 0) throw new DomainError("invalid_state", "plan_incomplete", { missing: gaps.join(", ") });
}
