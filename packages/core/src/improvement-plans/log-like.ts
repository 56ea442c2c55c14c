import { improvementPlans, planActions } from "@heard/db/schema/improvement-plans";
import { asc, eq } from "drizzle-orm";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { lockPlan } from "./lock.ts";
import { type LoggedPlan, storePlan } from "./log.ts";
import { LogPlanInput, PlanInput } from "./schema.ts";

/**
 * Begins a plan like one that is there: its title, place, type, cause and actions, without people, days, evidence or a goal, which are another time's.
 * @throws DomainError forbidden, not_found, invalid_state for a touchpoint that is archived
 */
export async function logPlanLike(ctx: ServiceContext, input: PlanInput): Promise<LoggedPlan> {
  requirePermission(ctx, "plan.log");
  const { planId } = PlanInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const { title, kind, cause, isCrossTeam, touchpointId, id } = await lockPlan(tx, planId);
    const { touchpoints } = await readCatalogue(tx);
    const touchpoint = [...touchpoints.values()].find((one) => one.id === touchpointId)?.key ?? null;
    const logged = await storePlan(tx, ctx, LogPlanInput.parse({ title, touchpoint, isCrossTeam }));
    await tx.update(improvementPlans).set({ kind, cause }).where(eq(improvementPlans.id, logged.planId));
    const actions = await tx
      .select({ title: planActions.title, state: planActions.state })
      .from(planActions)
      .where(eq(planActions.planId, id))
      .orderBy(asc(planActions.position), asc(planActions.id));
    const kept = actions.filter(({ state }) => state !== "dropped");
    if (kept.length > 0)
      await tx.insert(planActions).values(
        kept.map((action, position) => ({
          ...{ orgId: ctx.organisation.id, planId: logged.planId, title: action.title, position },
          createdAt: ctx.now(),
        })),
      );
    return logged;
  });
}
