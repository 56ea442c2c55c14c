import type { Transaction } from "@heard/db";
import { improvementPlans, planActions, planEvidence } from "@heard/db/schema/improvement-plans";
import { and, count, eq, inArray, isNull } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { type FollowItem, follower, readFollows } from "../follows/queries.ts";
import type { PlanItem } from "../improvement-plans/queries.ts";
import { requirePermission } from "../permissions.ts";
import { type PlansDay, readDay } from "./read-day.ts";
import { type Errand, readErrands } from "./read-errands.ts";
import { type PlansOf, readJudged, readPlansOf } from "./read-plans-of.ts";
import type { ShortVerdict } from "./rules.ts";

/** What needs somebody today, with what waits by their roles. */
export type MyDay = PlansDay & { errands: Errand[] };

/** What needs the reader today, by what they may do. */
export async function getMyDay(ctx: ServiceContext): Promise<MyDay> {
  requirePermission(ctx, "follow.own");
  const memberId = follower(ctx);
  return inTenant(ctx, (tx) => readMyDay(tx, ctx, memberId), { snapshot: true });
}

const readMyDay = async (tx: Transaction, ctx: ServiceContext, memberId: number, plans?: PlansOf): Promise<MyDay> => ({
  ...(await readDay(tx, ctx, memberId, plans)),
  errands: await readErrands(tx, ctx, memberId),
});

type MyPart = {
  day: MyDay;
  /** Plans of the reader that have not ended. */
  plans: PlanItem[];
  follows: FollowItem[];
  /** Keys of the touchpoints that are the reader's: those that they are limited to, else those that they work on or follow. */
  touchpoints: string[];
};

/** The part of the journey that is the reader's: what is to be done there, and where to look. */
export async function getMyPart(ctx: ServiceContext): Promise<MyPart> {
  requirePermission(ctx, "follow.own");
  const memberId = follower(ctx);
  return inTenant(
    ctx,
    async (tx) => {
      const plans = await readPlansOf(tx, ctx, memberId);
      const followed = await readFollows(tx, ctx, memberId);
      const ended = ["closed", "declined", "withdrawn"];
      return {
        day: await readMyDay(tx, ctx, memberId, plans),
        plans: plans.all.filter(
          ({ id, state }) => (plans.own.has(id) || plans.contributes.has(id)) && !ended.includes(state),
        ),
        follows: followed,
        touchpoints: await touchpointsOf(tx, ctx, { memberId, plans, followed }),
      };
    },
    { snapshot: true },
  );
}

async function touchpointsOf(
  tx: Transaction,
  ctx: ServiceContext,
  { memberId, plans, followed }: { memberId: number; plans: PlansOf; followed: readonly FollowItem[] },
): Promise<string[]> {
  const inUse = [...(await readCatalogue(tx)).touchpoints.values()].filter(({ archivedAt }) => archivedAt === null);
  const { touchpoints: limits } = ctx;
  if (limits !== "*") return inUse.filter(({ id }) => limits.includes(id)).map(({ key }) => key);
  const tasks = await tx
    .select({ planId: planActions.planId })
    .from(planActions)
    .where(and(eq(planActions.assigneeId, memberId), inArray(planActions.state, ["open", "doing"])));
  const worksOn = new Set(tasks.map(({ planId }) => planId));
  const keys = new Set([
    ...plans.all.flatMap(({ id, touchpoint }) =>
      touchpoint && (plans.isTheirs(id) || worksOn.has(id)) ? [touchpoint.key] : [],
    ),
    ...followed.flatMap((one) => (one.kind === "touchpoint" ? [one.touchpoint] : [])),
  ]);
  return inUse.filter(({ key }) => keys.has(key)).map(({ key }) => key);
}

export type ImpactItem = {
  plan: PlanItem;
  parts: ("owner" | "contributor")[];
  /** Comments that the reader linked as evidence. */
  linkedComments: number;
  verdict: ShortVerdict | null;
};

/** What came of the plans that the reader had a part in, whatever came of them. It counts nothing up to a score: a plan is nobody's alone. */
export async function getMyImpact(ctx: ServiceContext): Promise<ImpactItem[]> {
  requirePermission(ctx, "follow.own");
  const memberId = follower(ctx);
  return inTenant(
    ctx,
    async (tx) => {
      const plans = await readPlansOf(tx, ctx, memberId);
      const links = await tx
        .select({ planId: planEvidence.planId, linked: count() })
        .from(planEvidence)
        .innerJoin(
          improvementPlans,
          and(eq(improvementPlans.id, planEvidence.planId), isNull(improvementPlans.deletedAt)),
        )
        .where(and(eq(planEvidence.linkedBy, memberId), eq(planEvidence.kind, "comment")))
        .groupBy(planEvidence.planId);
      const linked = new Map(links.map((row) => [row.planId, row.linked]));
      const verdicts = new Map((await readJudged(tx, ctx, plans.all)).map(({ plan, verdict }) => [plan.id, verdict]));
      return plans.all.flatMap((plan): ImpactItem[] => {
        const parts: ImpactItem["parts"] = [];
        if (plans.own.has(plan.id)) parts.push("owner");
        if (plans.contributes.has(plan.id)) parts.push("contributor");
        const linkedComments = linked.get(plan.id) ?? 0;
        if (parts.length === 0 && linkedComments === 0) return [];
        return [{ plan, parts, linkedComments, verdict: verdicts.get(plan.id) ?? null }];
      });
    },
    { snapshot: true },
  );
}
