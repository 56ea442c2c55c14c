import type { Transaction } from "@heard/db";
import { type ImprovementPlanRow, improvementPlans, type OverlapChoice } from "@heard/db/schema/improvement-plans";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { recordPlanEvent } from "./record-event.ts";

/**
 * What was to be judged together with a plan that is no longer agreed is a plan of its own again, wherever it is: its history says so, and votes on both together count no
 * more. Plans that are agreed themselves keep what they were agreed with.
 */
export async function endJointChoices(
  tx: Transaction,
  ctx: ServiceContext,
  { id, number }: Pick<ImprovementPlanRow, "id" | "number">,
): Promise<void> {
  const chosen = JSON.stringify([{ planId: id, choice: "joint" }]);
  const partners = await tx
    .select()
    .from(improvementPlans)
    .where(
      and(
        ...[isNull(improvementPlans.deletedAt), inArray(improvementPlans.state, ["draft", "proposed"])],
        sql`${improvementPlans.overlapChoices} @> ${chosen}::jsonb`,
      ),
    )
    .orderBy(improvementPlans.id)
    .for("no key update");
  // Read once they are held: a vote that came first is from before.
  const endedAt = ctx.now().toISOString();
  for (const partner of partners) {
    // What ended before stays as it ended: votes since then were on this plan alone.
    const isOn = ({ planId, choice, endedAt: before }: OverlapChoice) =>
      planId === id && choice === "joint" && before === undefined;
    if (!partner.overlapChoices.some(isOn)) continue;
    const overlapChoices = partner.overlapChoices.map((choice) => (isOn(choice) ? { ...choice, endedAt } : choice));
    await tx.update(improvementPlans).set({ overlapChoices }).where(eq(improvementPlans.id, partner.id));
    await recordPlanEvent(tx, ctx, partner, {
      ...{ verb: "improvementPlan.endJoint", fields: ["overlapChoices"] },
      ...{ before: { overlapChoices: "joint" }, after: { overlapChoices: null, plan: number } },
    });
  }
}
