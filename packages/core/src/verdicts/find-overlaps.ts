import type { Transaction } from "@heard/db";
import type { PlanGoal } from "@heard/db/schema/improvement-plans";
import { type PlanRegistrationRow, planRegistrations } from "@heard/db/schema/verdicts";
import { type PlannedWork, periodDays, sharedPlanUnits } from "@heard/metrics";
import { and, eq, isNull, ne } from "drizzle-orm";
import { addDays } from "../measures/rules.ts";
import { type PlanNumber, readPlanNumbers } from "./read-numbers.ts";
import { workOf } from "./rules.ts";

/** An agreed plan that counts the same units on the same days. */
export type PlanOverlap = PlanNumber & { units: string[]; from: string; to: string };
export type Meeting = {
  /** The plan itself is in nobody's way; `null` for one that is not logged yet. */
  planId: number | null;
  goal: PlanGoal;
  startsOn: string;
  triggerFrom: string;
};

/** The plans that a goal would meet: agreed, on the same number, in the same places, on the same days. Of plans that the reader does not see there is none here. */
export async function findOverlaps(tx: Transaction, asked: Meeting): Promise<PlanOverlap[]> {
  const own = workFor(asked);
  const numbers = await readPlanNumbers(tx);
  return (await readOthers(tx, asked)).flatMap((row) => {
    const [plan, work] = [numbers.get(row.planId), workOf(row)];
    const units = sharedPlanUnits(own, work);
    return plan && units.length > 0 ? [{ ...plan, units, from: work.after.from, to: work.after.to }] : [];
  });
}

/** What others have agreed on the same number, with the same things told apart. */
export function readOthers(tx: Transaction, { planId, goal }: Pick<Meeting, "planId" | "goal">) {
  return tx
    .select()
    .from(planRegistrations)
    .where(
      and(
        isNull(planRegistrations.voidedAt),
        eq(planRegistrations.metric, goal.metric),
        planId === null ? undefined : ne(planRegistrations.planId, planId),
      ),
    )
    .then((rows) => rows.filter(({ content }: PlanRegistrationRow) => content.goal.unitField === goal.unitField));
}

/** What a goal would be judged by, as far as others can get in its way. */
function workFor({ goal, startsOn, triggerFrom }: Meeting): PlannedWork {
  const { metric, planUnits, rampUpDays = 0, afterPeriods = 6 } = goal;
  const from = addDays(startsOn, rampUpDays);
  const after = { from, to: addDays(from, afterPeriods * periodDays - 1) };
  return { metric, planUnits, comparisonUnits: [], triggerFrom, after };
}
