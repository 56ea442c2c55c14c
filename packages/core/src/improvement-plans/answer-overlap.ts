import type { Transaction } from "@heard/db";
import { type ImprovementPlanRow, improvementPlans, type OverlapChoice } from "@heard/db/schema/improvement-plans";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { DomainError, invalidState, notFound } from "../errors.ts";
import { addDays } from "../measures/rules.ts";
import { assertDayAhead } from "./assert-day-ahead.ts";
import { findOpenOverlaps } from "./find-open-overlaps.ts";
import { lockPlan } from "./lock.ts";
import type { PlanEvent } from "./record-event.ts";
import { AnswerPlanOverlapInput } from "./schema.ts";
import { assertAnswersFor, takeStep } from "./take-step.ts";

/**
 * Says what becomes of a plan that meets another one on the same number, places and days: it begins after the other, it leaves the shared places out, or both are judged
 * together. What is before the council, or was agreed once, stays as it was read: there it can only be said that they are judged together.
 * @throws DomainError not_found for a plan that is not met; forbidden; invalid_state, also `plan_overlap_everywhere`
 */
export async function answerPlanOverlap(ctx: ServiceContext, input: AnswerPlanOverlapInput): Promise<void> {
  const { planId, ...answer } = AnswerPlanOverlapInput.parse(input);
  // Who does not see it does not answer for it. It may meet plans that they do not see.
  await inTenant(ctx, (tx) => lockPlan(tx, planId));
  await takeStep({ ...ctx, touchpoints: "*" }, { planId, step: "answerOverlap" }, async (tx, plan) => {
    assertAnswersFor(ctx, plan);
    return keepOverlapChoice(tx, ctx, plan, answer);
  });
}

type Answer = Omit<AnswerPlanOverlapInput, "planId">;

/** Keeps what was chosen for a plan that is held by this transaction. @throws DomainError as `answerPlanOverlap` */
export async function keepOverlapChoice(
  tx: Transaction,
  ctx: ServiceContext,
  plan: ImprovementPlanRow,
  { otherPlanId, choice, startsOn }: Answer,
): Promise<PlanEvent> {
  const overlap = (await findOpenOverlaps(tx, ctx, plan, startsOn)).find((one) => one.planId === otherPlanId);
  if (!overlap) throw notFound("improvement plan", otherPlanId);
  if (choice !== "joint" && plan.state !== "draft") throw invalidState("improvement plan", plan.state, plan.number);
  const { number, units, to } = overlap;
  const kept: OverlapChoice = {
    ...{ planId: otherPlanId, number, units, choice, chosenAt: ctx.now().toISOString() },
    memberId: ctx.actor.kind === "member" ? ctx.actor.memberId : null,
  };
  if (choice === "stagger") assertDayAhead(ctx, addDays(to, 1));
  const before = plan.overlapChoices.filter((one) => one.planId !== otherPlanId);
  const settled = settle(plan, kept, to);
  await change(tx, plan, { ...settled, overlapChoices: [...before, kept] });
  const after = settledPart(settled, settled);
  return {
    ...{ verb: "improvementPlan.answerOverlap", fields: ["overlapChoices", ...Object.keys(after)] },
    before: settledPart(settled, plan),
    after: { overlapChoices: choice, plan: number, units, ...after },
  };
}

const change = (tx: Transaction, { id }: ImprovementPlanRow, set: Partial<ImprovementPlanRow>) =>
  tx.update(improvementPlans).set(set).where(eq(improvementPlans.id, id));

/** What of a plan a choice has changed, as the log tells it. */
const settledPart = (
  { startsOn, goal }: Partial<ImprovementPlanRow>,
  side: Partial<Pick<ImprovementPlanRow, "startsOn" | "goal">>,
) => ({
  ...(startsOn === undefined ? {} : { startsOn: side.startsOn }),
  ...(goal === undefined ? {} : { planUnits: side.goal?.planUnits }),
});

/** What a choice does to the plan itself. @throws DomainError invalid_state `plan_overlap_everywhere` */
function settle(
  { goal }: ImprovementPlanRow,
  { choice, units, number }: OverlapChoice,
  otherEndsOn: string,
): Partial<ImprovementPlanRow> {
  if (choice === "stagger") return { startsOn: addDays(otherEndsOn, 1) };
  if (choice === "joint" || !goal) return {};
  const planUnits = goal.planUnits.filter((unit) => !units.includes(unit));
  if (planUnits.length === 0) throw new DomainError("invalid_state", "plan_overlap_everywhere", { plan: number });
  return { goal: { ...goal, planUnits } };
}
