import type { Transaction } from "@heard/db";
import { planWatches } from "@heard/db/schema/verdicts";
import { eq } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import { dayIn } from "../responses/day.ts";

/**
 * Watches a plan that was open again and is closed anew for another year, from tomorrow on: what was found before is known, and would be found again at once. Does
 * nothing for a plan that nobody has watched yet.
 */
export async function watchAnew(tx: Transaction, ctx: ServiceContext, planId: number): Promise<void> {
  const [known] = await tx.select().from(planWatches).where(eq(planWatches.planId, planId)).for("update");
  if (!known) return;
  const { looks, cameBackOn, former } = known;
  const tomorrow = addDays(dayIn(ctx.organisation.timeZone, ctx.now()), 1);
  await tx
    .update(planWatches)
    .set({
      ...{ looks: [], cameBackOn: null, former: [...former, { looks, cameBackOn }] },
      ...{ watchedFrom: tomorrow, nextOn: tomorrow },
    })
    .where(eq(planWatches.planId, planId));
}
