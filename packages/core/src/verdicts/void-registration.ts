import type { Transaction } from "@heard/db";
import type { ImprovementPlanRow } from "@heard/db/schema/improvement-plans";
import { planRegistrations } from "@heard/db/schema/verdicts";
import { and, eq, isNull } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { endJointChoices } from "../improvement-plans/end-joint.ts";

/**
 * What was agreed no longer holds: a verdict will say so and nothing else, and it is in no other plan's way, nor judged together with one. The registration stays to be
 * read. The transaction sees the whole organisation, for a plan may meet others that its people do not see.
 */
export async function voidRegistration(
  tx: Transaction,
  ctx: ServiceContext,
  plan: Pick<ImprovementPlanRow, "id" | "number">,
  voidReason: "goalChanged" | "withdrawn" | "reconsidered",
): Promise<void> {
  await tx
    .update(planRegistrations)
    .set({ voidedAt: ctx.now(), voidReason })
    .where(and(eq(planRegistrations.planId, plan.id), isNull(planRegistrations.voidedAt)));
  await endJointChoices(tx, ctx, plan);
}
