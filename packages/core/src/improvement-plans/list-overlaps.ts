import { improvementPlans, type OverlapChoice } from "@heard/db/schema/improvement-plans";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { notFound } from "../errors.ts";
import { addDays } from "../measures/rules.ts";
import { isPermitted, requirePermission } from "../permissions.ts";
import { readPlanNumbers } from "../verdicts/read-numbers.ts";
import { isAgreedTogether } from "../verdicts/rules.ts";
import { findOpenOverlaps } from "./find-open-overlaps.ts";
import { overlapChoices } from "./rules.ts";
import { PlanOverlapsInput } from "./schema.ts";
import { answersFor } from "./take-step.ts";

export type PlanOverlapItem = {
  planId: number;
  number: number;
  /** `null` for a plan that the reader does not see. */
  title: string | null;
  units: string[];
  /** The days that the other plan counts. */
  from: string;
  to: string;
  isAnswered: boolean;
  /** The day on which this plan would begin after the other. */
  nextStartsOn: string;
  /** What the reader can choose; empty for whoever does not answer for the plan. */
  choices: OverlapChoice["choice"][];
};

/** The plans that this one meets on the same number, places and days, with what can be chosen; none once it is agreed. @throws DomainError not_found */
export async function listPlanOverlaps(ctx: ServiceContext, input: PlanOverlapsInput): Promise<PlanOverlapItem[]> {
  requirePermission(ctx, "plan.read");
  const { planId, startsOn } = PlanOverlapsInput.parse(input);
  const seen = await inTenant(ctx, readPlanNumbers);
  if (!seen.has(planId)) throw notFound("improvement plan", planId);
  // It may meet plans of touchpoints that the reader does not see: that there is one they have to know, not what it is.
  return inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
    const [plan] = await tx.select().from(improvementPlans).where(eq(improvementPlans.id, planId));
    if (!plan) throw notFound("improvement plan", planId);
    const met = await findOpenOverlaps(tx, ctx, plan, startsOn);
    const mayAnswer = isPermitted(ctx, "plan.edit") && answersFor(ctx, plan);
    const own = plan.goal?.planUnits ?? [];
    const isPossible = (choice: OverlapChoice["choice"], units: readonly string[]) =>
      choice === "joint" || (plan.state === "draft" && (choice === "stagger" || own.length > units.length));
    return met.map((overlap) => ({
      ...overlap,
      title: seen.get(overlap.planId)?.title ?? null,
      isAnswered: isAgreedTogether(overlap, plan.overlapChoices),
      nextStartsOn: addDays(overlap.to, 1),
      choices: mayAnswer ? overlapChoices.filter((choice) => isPossible(choice, overlap.units)) : [],
    }));
  });
}
