import type { Transaction } from "@heard/db";
import type { ImprovementPlanRow } from "@heard/db/schema/improvement-plans";
import { planRegistrations } from "@heard/db/schema/verdicts";
import { and, eq, isNull } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { dayIn } from "../responses/day.ts";
import { findOverlaps, type PlanOverlap } from "../verdicts/find-overlaps.ts";
import { planCan } from "./rules.ts";

/**
 * The plans that this one meets, while nothing valid is agreed on it: a plan that was agreed once and has to be agreed anew meets others from the day that is wished for,
 * without one from today on.
 */
export async function findOpenOverlaps(
  tx: Transaction,
  ctx: ServiceContext,
  plan: ImprovementPlanRow,
  wishedOn?: string,
): Promise<PlanOverlap[]> {
  const { id: planId, goal, startsOn, triggerFrom } = plan;
  if (!goal || !startsOn || !planCan("answerOverlap", plan)) return [];
  const [valid] = await tx
    .select({ id: planRegistrations.id })
    .from(planRegistrations)
    .where(and(eq(planRegistrations.planId, planId), isNull(planRegistrations.voidedAt)));
  if (valid) return [];
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const isAnew = plan.state === "approved" || plan.state === "running";
  const from = isAnew ? (wishedOn ?? (startsOn < today ? today : startsOn)) : startsOn;
  return findOverlaps(tx, { planId, goal, startsOn: from, triggerFrom });
}
