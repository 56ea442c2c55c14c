import type { Transaction } from "@heard/db";
import { improvementPlans, planEvents, planPeople } from "@heard/db/schema/improvement-plans";
import { follows } from "@heard/db/schema/progress";
import { and, desc, eq, gte, inArray, isNotNull } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { type PlanItem, readPlans } from "../improvement-plans/queries.ts";
import { readVerdicts } from "../verdicts/queries.ts";
import { type MovingVerb, movingVerbs, type ShortVerdict, shortVerdict } from "./rules.ts";

/** The plans that somebody sees, and what they have to do with each. */
export type PlansOf = {
  all: PlanItem[];
  own: ReadonlySet<number>;
  contributes: ReadonlySet<number>;
  follows: ReadonlySet<number>;
  isTheirs: (planId: number) => boolean;
};

export async function readPlansOf(tx: Transaction, ctx: ServiceContext, memberId: number): Promise<PlansOf> {
  const all = await readPlans(tx, ctx);
  const people = await tx
    .select({ planId: planPeople.planId })
    .from(planPeople)
    .where(and(eq(planPeople.memberId, memberId), eq(planPeople.part, "contributor")));
  const followed = await tx
    .select({ planId: follows.planId })
    .from(follows)
    .where(and(eq(follows.memberId, memberId), isNotNull(follows.planId)));
  const own = new Set(all.filter(({ owner }) => owner?.id === memberId).map(({ id }) => id));
  const contributes = new Set(people.map(({ planId }) => planId));
  const followedIds = new Set(followed.flatMap(({ planId }) => planId ?? []));
  const isTheirs = (id: number) => own.has(id) || contributes.has(id) || followedIds.has(id);
  return { all, own, contributes, follows: followedIds, isTheirs };
}

export type JudgedPlan = { plan: PlanItem; verdict: ShortVerdict; computedAt: Date };

/** The verdicts on these plans, the newest first. */
export async function readJudged(
  tx: Transaction,
  ctx: ServiceContext,
  plans: readonly PlanItem[],
): Promise<JudgedPlan[]> {
  const byId = new Map(plans.map((plan) => [plan.id, plan]));
  return [...(await readVerdicts(tx, ctx))]
    .flatMap(([planId, verdict]) => {
      const plan = byId.get(planId);
      return plan ? [{ plan, verdict: shortVerdict(verdict, plan.goal), computedAt: verdict.computedAt }] : [];
    })
    .sort((a, b) => b.computedAt.getTime() - a.computedAt.getTime());
}

export type Move = { plan: PlanItem; verb: MovingVerb; at: Date };

/** What became of these plans since a moment, the newest first. */
export async function readMoves(tx: Transaction, plans: readonly PlanItem[], since: Date): Promise<Move[]> {
  const rows = await tx
    .select({ planId: planEvents.planId, verb: planEvents.verb, at: planEvents.happenedAt })
    .from(planEvents)
    .innerJoin(improvementPlans, eq(improvementPlans.id, planEvents.planId))
    .where(and(gte(planEvents.happenedAt, since), inArray(planEvents.verb, [...movingVerbs])))
    .orderBy(desc(planEvents.happenedAt), desc(planEvents.id));
  const byId = new Map(plans.map((plan) => [plan.id, plan]));
  return rows.flatMap(({ planId, verb, at }) => {
    const plan = byId.get(planId);
    return plan ? [{ plan, verb: verb as MovingVerb, at }] : [];
  });
}
