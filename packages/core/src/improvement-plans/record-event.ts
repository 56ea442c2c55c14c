import type { Transaction } from "@heard/db";
import { type ImprovementPlanRow, improvementPlans, planEvents } from "@heard/db/schema/improvement-plans";
import { eq, sql } from "drizzle-orm";
import { type AuditInput, recordAudit } from "../audit/record.ts";
import type { ServiceContext } from "../context.ts";

/** What happened to a plan, beside what the audit log says of it. */
export type PlanEvent = {
  /** As the audit log calls it. */
  verb: `improvementPlan.${string}`;
  /** In the words of whoever did it. */
  note?: string | undefined;
} & Pick<AuditInput, "fields" | "before" | "after">;

/** Writes what happened into the history of the plan and into the audit log, and marks the plan as one that somebody works on. */
export async function recordPlanEvent(
  tx: Transaction,
  ctx: ServiceContext,
  { id: planId }: Pick<ImprovementPlanRow, "id">,
  { verb, note, ...audit }: PlanEvent,
): Promise<void> {
  const happenedAt = ctx.now();
  const memberId = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
  await tx
    .insert(planEvents)
    .values({ orgId: ctx.organisation.id, planId, verb, note: note ?? null, memberId, happenedAt });
  await tx
    .update(improvementPlans)
    .set({ activeAt: happenedAt, revision: sql`${improvementPlans.revision} + 1` })
    .where(eq(improvementPlans.id, planId));
  await recordAudit(tx, ctx, { verb, subject: { kind: "improvementPlan", id: planId }, ...audit });
}
