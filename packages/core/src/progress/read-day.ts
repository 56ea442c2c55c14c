import type { Transaction } from "@heard/db";
import { councilVotes } from "@heard/db/schema/council";
import { improvementPlans, planActions } from "@heard/db/schema/improvement-plans";
import { suggestions } from "@heard/db/schema/suggestions";
import { and, asc, eq, inArray, isNotNull, isNull, lte } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { readCouncilSettings } from "../council/read-settings.ts";
import type { PlanItem } from "../improvement-plans/queries.ts";
import { isFormerVote } from "../improvement-plans/rules.ts";
import { addDays } from "../measures/rules.ts";
import { isPermitted } from "../permissions.ts";
import { dayIn } from "../responses/day.ts";
import { type DecidedSuggestion, readDecided } from "../suggestions/read-decided.ts";
import { readCameBack } from "../verdicts/queries.ts";
import { type JudgedPlan, type PlansOf, readJudged, readPlansOf } from "./read-plans-of.ts";
import { dueSoonDays, newDays } from "./rules.ts";

export type DueAction = { number: number; plan: string; title: string; dueOn: string; isOverdue: boolean };
/** What needs somebody today, of plans and suggestions: the letter of the week says this much. */
export type PlansDay = {
  actions: DueAction[];
  /** Proposals that wait for the reader's vote, and those that enough have voted on. */
  votes: PlanItem[];
  toDecide: PlanItem[];
  /** Plans with a verdict that nobody has closed. */
  toClose: PlanItem[];
  stalled: PlanItem[];
  verdicts: JudgedPlan[];
  /** Closed plans of which it was found lately that what they were about is back. */
  cameBack: PlanItem[];
  /** What became of the reader's own suggestions lately. */
  suggestions: DecidedSuggestion[];
  /** Plans that grew out of them and were judged lately. */
  thanks: JudgedPlan[];
};

export async function readDay(
  tx: Transaction,
  ctx: ServiceContext,
  memberId: number,
  given?: PlansOf,
): Promise<PlansDay> {
  const plans = given ?? (await readPlansOf(tx, ctx, memberId));
  const today = dayIn(ctx.organisation.timeZone, ctx.now());
  const leads = isPermitted(ctx, "plan.lead");
  const answersFor = ({ id }: PlanItem) => leads || plans.own.has(id);
  const since = ctx.now().getTime() - newDays * 86_400_000;
  const judged = await readJudged(tx, ctx, plans.all);
  const back = await readCameBack(tx, new Date(since));
  // Once somebody has closed it anew there is nothing left to do.
  const isBack = ({ id, state }: PlanItem) => state === "judged" && back.includes(id);
  return {
    actions: await readDueActions(tx, memberId, today),
    ...(await readProposals(tx, ctx, { memberId, plans: plans.all })),
    toClose: plans.all.filter((plan) => plan.state === "judged" && !isBack(plan) && answersFor(plan)),
    stalled: plans.all.filter((plan) => plan.isStalled && (leads || plans.isTheirs(plan.id))),
    cameBack: plans.all.filter((plan) => isBack(plan) && (leads || plans.isTheirs(plan.id))),
    verdicts: judged.filter(
      ({ plan, computedAt }) => computedAt.getTime() >= since && (leads || plans.isTheirs(plan.id)),
    ),
    suggestions: await readDecided(tx, ctx, { memberId, since: new Date(since) }),
    thanks: await readThanks(
      tx,
      memberId,
      judged.filter(({ computedAt }) => computedAt.getTime() >= since),
    ),
  };
}

/** Those of some verdicts that are on plans which somebody suggested. */
async function readThanks(tx: Transaction, memberId: number, judged: readonly JudgedPlan[]): Promise<JudgedPlan[]> {
  if (judged.length === 0) return [];
  const own = await tx
    .select({ planId: suggestions.planId })
    .from(suggestions)
    .where(and(eq(suggestions.suggestedBy, memberId), isNotNull(suggestions.planId)));
  const suggested = new Set(own.map(({ planId }) => planId));
  return judged.filter(({ plan }) => suggested.has(plan.id));
}

/** Somebody's own actions that are late or due within days. Those of a plan that they do not see, or that has ended, are not theirs to do. */
async function readDueActions(tx: Transaction, memberId: number, today: string): Promise<DueAction[]> {
  const rows = await tx
    .select({
      ...{ number: improvementPlans.number, plan: improvementPlans.title },
      ...{ title: planActions.title, dueOn: planActions.dueOn },
    })
    .from(planActions)
    .innerJoin(improvementPlans, eq(improvementPlans.id, planActions.planId))
    .where(
      and(
        eq(planActions.assigneeId, memberId),
        inArray(planActions.state, ["open", "doing"]),
        lte(planActions.dueOn, addDays(today, dueSoonDays)),
        isNull(improvementPlans.deletedAt),
        inArray(improvementPlans.state, ["draft", "proposed", "approved", "running", "judged"]),
      ),
    )
    .orderBy(asc(planActions.dueOn), asc(planActions.id));
  return rows.flatMap(({ dueOn, ...row }) => (dueOn === null ? [] : [{ ...row, dueOn, isOverdue: dueOn < today }]));
}

async function readProposals(
  tx: Transaction,
  ctx: ServiceContext,
  { memberId, plans }: { memberId: number; plans: readonly PlanItem[] },
): Promise<Pick<PlansDay, "votes" | "toDecide">> {
  if (!isPermitted(ctx, "council.vote")) return { votes: [], toDecide: [] };
  const { quorum } = await readCouncilSettings(tx);
  const votes = await tx.select().from(councilVotes);
  // Whoever owns or sponsors a plan neither votes nor decides on it.
  const proposed = plans.filter(
    ({ state, owner, sponsorId }) => state === "proposed" && owner?.id !== memberId && sponsorId !== memberId,
  );
  // A vote on what the plan was before is to be cast anew.
  const cast = (plan: PlanItem) =>
    votes.filter(
      (vote) =>
        vote.planId === plan.id && vote.round.getTime() === plan.proposedAt?.getTime() && !isFormerVote(plan, vote),
    );
  return {
    votes: proposed.filter((plan) => !cast(plan).some((vote) => vote.memberId === memberId)),
    toDecide: proposed.filter((plan) => cast(plan).length >= quorum),
  };
}
