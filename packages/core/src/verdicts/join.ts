import type { Transaction } from "@heard/db";
import { type PlanRegistrationRow, planRegistrations } from "@heard/db/schema/verdicts";
import { type JointPlan, joinPlans, sharedPlanUnits } from "@heard/metrics";
import { agreedWorkOf, workOf } from "./rules.ts";

/** Registrations on the same metric that share units and time with this one, and those that share with them. */
export async function findPartners(tx: Transaction, own: PlanRegistrationRow): Promise<PlanRegistrationRow[]> {
  const rows = await tx.select().from(planRegistrations);
  const found = [own];
  const left = rows.filter(
    (row) => row.id !== own.id && row.voidedAt === null && row.content.goal.unitField === own.content.goal.unitField,
  );
  for (let at = 0; at < found.length; at += 1) {
    const one = found[at];
    for (const row of left)
      if (one && !found.includes(row) && sharedPlanUnits(workOf(one), workOf(row)).length > 0) found.push(row);
  }
  return own.voidedAt === null ? found.slice(1) : [];
}

/** The last day on which one of the plans was at work. */
export const lastDayOf = (own: PlanRegistrationRow, partners: readonly PlanRegistrationRow[]): string =>
  [own, ...partners].map((row) => workOf(row).after.to).reduce((last, day) => (day > last ? day : last));

/** What plans are judged by together, as it was agreed; `null` for one alone. */
export function joinWork(
  own: PlanRegistrationRow,
  [first, ...others]: readonly PlanRegistrationRow[],
): JointPlan | null {
  return first ? joinPlans(agreedWorkOf(own), agreedWorkOf(first), ...others.map(agreedWorkOf)) : null;
}
