import type { Transaction } from "@heard/db";
import type { ImprovementPlanRow } from "@heard/db/schema/improvement-plans";
import { planRegistrations } from "@heard/db/schema/verdicts";
import { and, eq, isNull } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";

/** What was agreed no longer holds: a verdict will say so and nothing else, and it is in no other plan's way. The registration stays to be read. */
export async function voidRegistration(
  tx: Transaction,
  ctx: ServiceContext,
  { id }: Pick<ImprovementPlanRow, "id">,
  voidReason: "goalChanged" | "withdrawn" | "reconsidered",
): Promise<void> {
  await tx
    .update(planRegistrations)
    .set({ voidedAt: ctx.now(), voidReason })
    .where(and(eq(planRegistrations.planId, id), isNull(planRegistrations.voidedAt)));
}
