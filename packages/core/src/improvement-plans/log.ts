import type { Transaction } from "@heard/db";
import { improvementPlans, planCounters } from "@heard/db/schema/improvement-plans";
import { sql } from "drizzle-orm";
import type { z } from "zod";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidInput, invalidState, notFound } from "../errors.ts";
import { addDays } from "../measures/rules.ts";
import { requirePermission } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { freezeEvidence } from "./freeze-evidence.ts";
import { recordPlanEvent } from "./record-event.ts";
import { triggerDays } from "./rules.ts";
import { LogPlanInput } from "./schema.ts";

export type LoggedPlan = { planId: number; number: number };

/**
 * Writes down that something should be changed, and why: a draft that whoever logged it owns. The rest is filled in when there is time.
 * @throws DomainError forbidden, not_found for a touchpoint or evidence that the reader does not see, invalid_input for a trigger that has not been
 */
export async function logPlan(ctx: ServiceContext, input: LogPlanInput): Promise<LoggedPlan> {
  requirePermission(ctx, "plan.log");
  const parsed = LogPlanInput.parse(input);
  return inTenant(ctx, (tx) => storePlan(tx, ctx, parsed));
}

/** The same inside a transaction that is open already. */
export async function storePlan(
  tx: Transaction,
  ctx: ServiceContext,
  { title, touchpoint, isCrossTeam, trigger, evidence, note }: z.output<typeof LogPlanInput>,
): Promise<LoggedPlan> {
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const { from, to } = trigger ?? { from: addDays(today, -triggerDays), to: addDays(today, -1) };
  if (to > today || from > to)
    throw invalidInput("invalid_value", { value: `${from}..${to}`, expected: `days up to ${today}` });
  const loggedBy = ctx.actor.kind === "member" ? ctx.actor.memberId : null;
  const now = ctx.now();
  const [plan] = await tx
    .insert(improvementPlans)
    .values({
      ...{ orgId: ctx.organisation.id, number: await nextNumber(tx, ctx), title, isCrossTeam, state: "draft" },
      ...{ touchpointId: await touchpointFor(tx, ctx, touchpoint), triggerFrom: from, triggerTo: to },
      ...{ ownerId: loggedBy, loggedBy, loggedAt: now, activeAt: now },
    })
    .returning();
  if (!plan) throw new Error(`The plan "${title}" was not stored`);
  await freezeEvidence(tx, ctx, plan.id, evidence);
  const after = { touchpoint, isCrossTeam, evidence: evidence.map(({ kind }) => kind) };
  await recordPlanEvent(tx, ctx, plan, { verb: "improvementPlan.log", note, after });
  return { planId: plan.id, number: plan.number };
}

/** Where a plan is at work. Who sees some touchpoints only would not see their own plan above them. @throws DomainError not_found, forbidden, invalid_state */
export async function touchpointFor(tx: Transaction, ctx: ServiceContext, key: string | null): Promise<number | null> {
  if (key === null) {
    if (ctx.touchpoints !== "*") throw new DomainError("forbidden", "plan_above_touchpoints");
    return null;
  }
  const touchpoint = (await readCatalogue(tx)).touchpoints.get(key);
  if (!touchpoint || (ctx.touchpoints !== "*" && !ctx.touchpoints.includes(touchpoint.id)))
    throw notFound("touchpoint", key);
  if (touchpoint.archivedAt) throw invalidState("touchpoint", "archived", key);
  return touchpoint.id;
}

/** Numbers have no gaps to wonder about and are never used twice, also where several log at once and some see a part of the plans only. */
async function nextNumber(tx: Transaction, ctx: ServiceContext): Promise<number> {
  const [row] = await tx
    .insert(planCounters)
    .values({ orgId: ctx.organisation.id, lastNumber: 1 })
    .onConflictDoUpdate({ target: planCounters.orgId, set: { lastNumber: sql`${planCounters.lastNumber} + 1` } })
    .returning();
  if (!row) throw new Error("The plan has no number");
  return row.lastNumber;
}
