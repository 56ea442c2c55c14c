import type { Transaction } from "@heard/db";
import {
  type KeptUnit,
  type PlanRegistrationRow,
  planRegistrations,
  type RegisteredContent,
} from "@heard/db/schema/verdicts";
import { excludeDays, type PlanDays, planPeriods, poolRest } from "@heard/metrics";
import { and, eq } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { resolveGoal } from "../improvement-plans/resolve-goal.ts";
import { findPartners, joinWork } from "./join.ts";
import { readUnits, withEmpty } from "./read-units.ts";

const idsOf = (rows: readonly PlanRegistrationRow[]): number[] => rows.map(({ id }) => id).sort((a, b) => a - b);

/**
 * Keeps the baseline of the plans that a registration will be judged together with, as it is when the last of them is agreed: none of them froze the units and periods
 * of the others.
 */
export async function freezeJoint(tx: Transaction, ctx: ServiceContext, own: PlanRegistrationRow): Promise<void> {
  const partners = await findPartners(tx, own);
  const joint = joinWork(own, partners);
  if (!joint) return;
  const { goal, measureId, historyFrom, strata, scale, exclusions } = own.content;
  const catalogue = await readCatalogue(tx);
  const periods = [...planPeriods({ ...joint.days, historyFrom }).periods];
  const past = periods.filter(({ window }) => window === "baseline");
  const read = await readUnits(tx, ctx.organisation.id, {
    ...{ goal: resolveGoal(goal, catalogue, measureId), catalogue, periods: past, agreedKinds: strata },
    leaveOut: excludeDays(periods, exclusions).days,
  });
  const wanted = [...joint.planUnits, ...joint.comparisonUnits];
  const units = poolRest(
    withEmpty(read, wanted, past.length, scale).filter(({ id }) => wanted.includes(id)),
    strata,
  ) as KeptUnit[];
  await tx
    .update(planRegistrations)
    .set({ joint: { registrations: idsOf([own, ...partners]), periods, units } })
    .where(and(eq(planRegistrations.planId, own.planId), eq(planRegistrations.id, own.id)));
}

/**
 * The periods of plans that are judged together, and their baseline where it was kept for just these: `null` when one of them was taken back since, or asked another
 * part of the answers.
 */
export function findFrozenJoint(
  own: PlanRegistrationRow,
  partners: readonly PlanRegistrationRow[],
  days: PlanDays,
): { periods: RegisteredContent["periods"]; strata: string[]; units: KeptUnit[] | null } {
  const rows = [own, ...partners];
  const ids = idsOf(rows).join();
  const partOf = ({ content: { goal, measureId } }: PlanRegistrationRow) =>
    JSON.stringify([measureId, goal.filters, goal.unitField]);
  const kept = rows.find((row) => row.joint?.registrations.join() === ids && partOf(row) === partOf(own));
  if (kept?.joint) return { periods: kept.joint.periods, strata: kept.content.strata, units: kept.joint.units };
  return { periods: [...planPeriods(days).periods], strata: own.content.strata, units: null };
}
