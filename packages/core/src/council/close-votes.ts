import type { Transaction } from "@heard/db";
import { councilVoteEnds } from "@heard/db/schema/council";
import { councilMeetings } from "@heard/db/schema/council-meetings";
import { type ImprovementPlanRow, improvementPlans } from "@heard/db/schema/improvement-plans";
import { organisations } from "@heard/db/schema/organisations";
import { type Locale, loadMessages } from "@heard/messages";
import { and, eq, gte, isNull, or } from "drizzle-orm";
import { createTranslator } from "use-intl/core";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError } from "../errors.ts";
import { lockPlan } from "../improvement-plans/lock.ts";
import { addDays } from "../measures/rules.ts";
import { dayIn } from "../responses/day.ts";
import { carryOut, keepDecision, readCountedVotes } from "./decide.ts";
import { readCouncilSettings } from "./read-settings.ts";
import { obstacleTo, tallyOf } from "./rules.ts";

type Outcome = "decided" | "quorum" | "majority" | "refused";

/**
 * Ends the votes whose last day is over. Where enough have voted and there is a majority, the proposal is approved or declined by it; otherwise it waits for the next
 * meeting. While a meeting is planned or open, it is the meeting that decides. Returns how many were decided.
 */
export async function closeVotes(ctx: ServiceContext): Promise<number> {
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const due = await inTenant(ctx, (tx) => readDue(tx, ctx, today));
  let decided = 0;
  for (const { id } of due) if ((await closeOne(ctx, id)) === "decided") decided += 1;
  return decided;
}

async function readDue(tx: Transaction, ctx: ServiceContext, today: string): Promise<{ id: number }[]> {
  const { voteDays } = await readCouncilSettings(tx);
  const ends = new Set((await tx.select().from(councilVoteEnds)).map(keyOf));
  const proposed = await tx
    .select()
    .from(improvementPlans)
    .where(and(eq(improvementPlans.state, "proposed"), isNull(improvementPlans.deletedAt)));
  return proposed.filter(({ id, proposedAt }) => {
    if (!proposedAt || ends.has(keyOf({ planId: id, round: proposedAt }))) return false;
    return addDays(dayIn(ctx.organisation.timeZone, proposedAt), voteDays) < today;
  });
}

const keyOf = ({ planId, round }: { planId: number; round: Date }): string => `${planId}/${round.getTime()}`;

async function closeOne(ctx: ServiceContext, planId: number): Promise<Outcome | null> {
  try {
    return await inTenant(ctx, async (tx) => {
      const plan = await lockPlan(tx, planId);
      if (plan.state !== "proposed") return null;
      const outcome = await decideByVotes(tx, ctx, plan);
      if (outcome !== null) await keepEnd(tx, ctx, plan, outcome);
      return outcome;
    });
  } catch (error) {
    // What an approval refuses, such as a start in the past, people have to mend.
    if (!(error instanceof DomainError)) throw error;
    await inTenant(ctx, async (tx) => keepEnd(tx, ctx, await lockPlan(tx, planId), "refused"));
    return "refused";
  }
}

async function keepEnd(tx: Transaction, ctx: ServiceContext, plan: ImprovementPlanRow, outcome: Outcome) {
  if (!plan.proposedAt) return;
  await tx
    .insert(councilVoteEnds)
    .values({ orgId: ctx.organisation.id, planId: plan.id, round: plan.proposedAt, outcome, endedAt: ctx.now() })
    .onConflictDoNothing();
}

/** What the votes come to; `null` where a meeting decides, for it may still be called off. */
async function decideByVotes(tx: Transaction, ctx: ServiceContext, plan: ImprovementPlanRow): Promise<Outcome | null> {
  // One whose day went by without anybody opening it holds nobody up.
  const since = new Date(ctx.now().getTime() - 86_400_000);
  const [meeting] = await tx
    .select({ id: councilMeetings.id })
    .from(councilMeetings)
    .where(
      or(
        eq(councilMeetings.state, "open"),
        and(eq(councilMeetings.state, "planned"), gte(councilMeetings.heldAt, since)),
      ),
    )
    .limit(1);
  const votes = await readCountedVotes(tx, plan);
  const { quorum } = await readCouncilSettings(tx);
  const obstacles = (["approve", "decline"] as const).map((decision) => ({
    decision,
    obstacle: obstacleTo(decision, tallyOf(votes), { quorum }),
  }));
  if (obstacles.every(({ obstacle }) => obstacle === "quorum")) return "quorum";
  const decision = obstacles.find(({ obstacle }) => obstacle === null)?.decision;
  if (meeting) return null;
  if (!decision) return "majority";
  const reason = await reasonIn(await readLocale(tx));
  await keepDecision(tx, ctx, { planId: plan.id, decision, reason, votes });
  await carryOut(tx, ctx, plan, { decision, reason });
  return "decided";
}

async function readLocale(tx: Transaction): Promise<Locale> {
  const [row] = await tx.select({ locale: organisations.locale }).from(organisations);
  return row?.locale ?? "en";
}

/** Kept as people's reasons are, so in the language of the organisation. */
async function reasonIn(locale: Locale): Promise<string> {
  const t = createTranslator({ locale, messages: await loadMessages(locale), namespace: "council.decisions" });
  return t("byVotes");
}
