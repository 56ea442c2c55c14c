import type { Transaction } from "@heard/db";
import { type ImprovementPlanRow, improvementPlans } from "@heard/db/schema/improvement-plans";
import { planRegistrations, planVerdicts } from "@heard/db/schema/verdicts";
import { judgePlan, type PlanVerdict, settleExclusions } from "@heard/metrics";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { readExclusionWindows } from "../annotations/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { lockPlan } from "../improvement-plans/lock.ts";
import { recordPlanEvent } from "../improvement-plans/record-event.ts";
import { dayIn } from "../responses/day.ts";
import { emitWebhookEvent } from "../webhooks/emit.ts";
import { assembleInput, dueOn, type PlanToJudge, type VerdictInput } from "./assemble.ts";
import { findPartners } from "./join.ts";

/**
 * Starts the plans whose day has come, and computes the verdict of those whose time is over: once, from the answers that had arrived in time, and kept with what it was computed
 * from. Returns how many were started and judged.
 */
export async function judgeDuePlans(ctx: ServiceContext): Promise<{ started: number; judged: number }> {
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const open = await inTenant(ctx, (tx) =>
    tx
      .select({ id: improvementPlans.id })
      .from(improvementPlans)
      .where(and(inArray(improvementPlans.state, ["approved", "running"]), isNull(improvementPlans.deletedAt)))
      .orderBy(improvementPlans.number),
  );
  const done = { started: 0, judged: 0 };
  for (const { id } of open) {
    const step = await inTenant(ctx, (tx) => moveOn(tx, ctx, id, today));
    if (step === "started") done.started += 1;
    if (step === "judged") done.judged += 1;
  }
  return done;
}

async function moveOn(tx: Transaction, ctx: ServiceContext, planId: number, today: string) {
  const plan = await lockPlan(tx, planId);
  if (plan.state === "approved" && plan.startsOn !== null && plan.startsOn <= today) {
    await tx.update(improvementPlans).set({ state: "running" }).where(eq(improvementPlans.id, planId));
    await recordPlanEvent(tx, ctx, plan, { verb: "improvementPlan.start" });
    return "started";
  }
  const judged = plan.state === "running" ? await toJudge(tx, plan) : null;
  if (!judged || dueOn(judged) >= today) return null;
  const { verdict, input } = await computeVerdict(tx, ctx, judged);
  await tx.insert(planVerdicts).values({
    ...{ orgId: ctx.organisation.id, planId, registrationId: judged.own.id },
    ...{ verdict: verdict.verdict, reason: verdict.reason, result: verdict, input },
    ...{ jointWith: judged.partners.map((partner) => partner.planId), computedAt: ctx.now() },
  });
  await tx.update(improvementPlans).set({ state: "judged" }).where(eq(improvementPlans.id, planId));
  const after = { verdict: verdict.verdict, reason: verdict.reason };
  await recordPlanEvent(tx, ctx, plan, { verb: "improvementPlan.judge", after });
  const subject = { planId, number: plan.number, verdict: verdict.verdict };
  await emitWebhookEvent(tx, ctx, { kind: "verdict.reached", subject });
  return "judged";
}

/** A plan with its newest registration and those whose work meets its own; `null` for one that nobody agreed to. */
export async function toJudge(tx: Transaction, plan: ImprovementPlanRow): Promise<PlanToJudge | null> {
  const [own] = await tx
    .select()
    .from(planRegistrations)
    .where(eq(planRegistrations.planId, plan.id))
    .orderBy(desc(planRegistrations.id))
    .limit(1);
  return own ? { plan, own, partners: await findPartners(tx, own) } : null;
}

/**
 * The verdict by today's answers after the baseline. Windows that were written down after the approval are tried with and without: whoever writes them down may know
 * what they do to the result.
 */
export async function computeVerdict(
  tx: Transaction,
  ctx: ServiceContext,
  judged: PlanToJudge,
  { isNow = false } = {},
): Promise<{ verdict: PlanVerdict; input: VerdictInput }> {
  const { goal, comparisonUnits, exclusions: agreed } = judged.own.content;
  const windows = await readExclusionWindows(tx, goal, comparisonUnits);
  const keyOf = ({ from, to }: { from: string; to: string }) => `${from}..${to}`;
  const known = new Set(agreed.map(keyOf));
  const input = await assembleInput(tx, ctx, judged, { windows: [...agreed, ...windows], isNow });
  const verdict = judgePlan(input.registration, input.units);
  if (windows.every((window) => known.has(keyOf(window)))) return { verdict, input };
  const plain = await assembleInput(tx, ctx, judged, { windows: agreed, isNow });
  return { verdict: settleExclusions(verdict, judgePlan(plain.registration, plain.units)), input };
}
