import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import type { ServiceContext } from "../context.ts";
import { decideOnPlan, voteOnPlan } from "../council/index.ts";
import { addDays } from "../measures/rules.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, type PlanWorld, recordPlanWorld } from "../testing/plan-world.ts";
import { getVerdict } from "../verdicts/index.ts";
import { judgeDuePlans } from "../verdicts/judge.ts";
import {
  answerPlanOverlap,
  approveSmallPlan,
  getPlan,
  listPlanOverlaps,
  proposePlan,
  registerPlanAnew,
  setPlanGoal,
  stopPlan,
  updatePlan,
} from "./index.ts";

useTestDatabase();

const regions = ["Centre", "Coast", "East", "Hills", "North", "South"];
const today = "2026-06-30";
const at = (ctx: ServiceContext, day: string): ServiceContext => ({ ...ctx, now: () => new Date(`${day}T04:00:00Z`) });
const wave = (region: string, ago: number) => 50 + (((regions.indexOf(region) + 1) * 7 + ago * 13) % 9) - 4;
const world = (more: Partial<PlanWorld> = {}): PlanWorld => ({
  ...{ regions, lastDay: today, periods: 24, answers: 50, promoters: wave },
  ...more,
});
const startsOn = addDays(today, 1);
/** Four weeks after the first start the goal is changed, and the plan is agreed anew. */
const anewOn = addDays(today, 29);
const endOn = addDays(anewOn, 6 * 28 - 1);
const due = addDays(endOn, 15);
const southern = { metric: "nps", method: "nps" as const, filters: {}, unitField: "region", planUnits: ["South"] };

async function makePlan(more: { cost?: number } = {}) {
  const org = await makeTestOrganisation();
  await recordPlanWorld(org, world());
  const { ctx } = await makeTestPerson(org, ["teamMember", "cxLeader"]);
  const plan = await makeCompletePlan(ctx, { startsOn });
  if (more.cost !== undefined) await updatePlan(ctx, { planId: plan.planId, cost: more.cost });
  return { org, ctx, ...plan };
}
const judge = (org: ServiceContext, day: string) => judgeDuePlans({ ...at(org, day), actor: { kind: "system" } });

describe("a plan whose goal was changed after its approval", () => {
  test("is agreed anew, followed from the new start, and judged by the new agreement alone", async () => {
    const { org, ctx, planId, number } = await makePlan();
    await approveSmallPlan(ctx, { planId });
    await expect(registerPlanAnew(ctx, { planId, startsOn })).rejects.toMatchObject({ code: "invalid_state" });
    await judge(org, startsOn);
    const then = at(ctx, anewOn);
    await setPlanGoal(then, { planId, goal: southern });
    expect(await getVerdict(then, { planId })).toMatchObject({
      voided: [{ reason: "goalChanged" }],
      registered: { voidedAt: then.now() },
    });
    await expect(registerPlanAnew(then, { planId, startsOn })).rejects.toMatchObject({ reason: "plan_starts_before" });
    await registerPlanAnew(then, { planId, startsOn: anewOn });
    expect(await getPlan(then, { number })).toMatchObject({ state: "running", startsOn: anewOn });
    const agreed = await getVerdict(then, { planId });
    expect(agreed).toMatchObject({
      voided: [{ reason: "goalChanged", registeredAt: ctx.now(), voidedAt: then.now() }],
      registered: { voidedAt: null, goal: { planUnits: ["South"] }, countedFrom: anewOn, endsOn: endOn },
    });
    // The old agreement is over before the new one, and says nothing then.
    expect(await judge(org, addDays(startsOn, 6 * 28 + 15))).toEqual({ started: 0, judged: 0 });
    const rise = (region: string, ago: number) => wave(region, ago) + (region === "South" ? 30 : 0);
    await recordPlanWorld(at(org, addDays(endOn, 1)), world({ lastDay: endOn, periods: 6, promoters: rise }));
    expect(await judge(org, due)).toEqual({ started: 0, judged: 1 });
    expect((await getVerdict(at(ctx, due), { planId }))?.verdict).toMatchObject({
      ...{ verdict: "improved", effect: { claim: "effect", strength: "firm" } },
    });
  });

  test("comes before the council again where the council had approved it", async () => {
    const { org, ctx, planId, number } = await makePlan({ cost: 20_000 });
    const councillors = [await makeTestPerson(org, ["councilMember"]), await makeTestPerson(org, ["councilMember"])];
    const approve = async (day: string) => {
      for (const { ctx: one } of councillors) await voteOnPlan(at(one, day), { planId, choice: "for" });
      const [chair] = councillors;
      if (chair) await decideOnPlan(at(chair.ctx, day), { planId, decision: "approve", reason: "Yes" });
    };
    await proposePlan(ctx, { planId });
    await approve(today);
    await judge(org, startsOn);
    await setPlanGoal(at(ctx, anewOn), { planId, goal: southern });
    const later = addDays(anewOn, 7);
    await registerPlanAnew(at(ctx, anewOn), { planId, startsOn: later });
    expect(await getPlan(at(ctx, anewOn), { number })).toMatchObject({ state: "proposed", startsOn: later });
    expect((await getVerdict(at(ctx, anewOn), { planId }))?.registered.voidedAt).not.toBeNull();
    await approve(anewOn);
    expect(await getPlan(at(ctx, anewOn), { number })).toMatchObject({ state: "approved" });
    expect((await getVerdict(at(ctx, anewOn), { planId }))?.registered).toMatchObject({
      ...{ voidedAt: null, countedFrom: later, goal: { planUnits: ["South"] } },
    });
  });

  test("is asked what becomes of the plans that it meets from the wished day on, not from today on", async () => {
    const { ctx, planId } = await makePlan();
    await approveSmallPlan(ctx, { planId });
    const later = addDays(anewOn, 6 * 28);
    const other = await makeCompletePlan(ctx, { startsOn: later, goal: { planUnits: ["South"] }, title: "Signs" });
    await approveSmallPlan(ctx, { planId: other.planId });
    const then = at(ctx, addDays(startsOn, 1));
    await setPlanGoal(then, { planId, goal: southern });
    expect(await listPlanOverlaps(then, { planId })).toEqual([]);
    expect(await listPlanOverlaps(then, { planId, startsOn: later })).toMatchObject([
      { planId: other.planId, units: ["South"], isAnswered: false, choices: ["joint"] },
    ]);
    await expect(registerPlanAnew(then, { planId, startsOn: later })).rejects.toMatchObject({
      reason: "plan_overlaps",
    });
    const joint = { planId, otherPlanId: other.planId, choice: "joint" as const };
    await expect(answerPlanOverlap(then, joint)).rejects.toMatchObject({ code: "not_found" });
    await answerPlanOverlap(then, { ...joint, startsOn: later });
    await registerPlanAnew(then, { planId, startsOn: later });
    expect((await getVerdict(then, { planId }))?.overlaps).toMatchObject([{ planId: other.planId }]);
  });

  test("is not agreed anew once it was stopped, nor by somebody who does not answer for it", async () => {
    const { org, ctx, planId } = await makePlan();
    const { ctx: colleague } = await makeTestPerson(org, ["teamMember"]);
    await approveSmallPlan(ctx, { planId });
    await judge(org, startsOn);
    const then = at(ctx, anewOn);
    await setPlanGoal(then, { planId, goal: southern });
    await expect(registerPlanAnew({ ...colleague, now: then.now }, { planId, startsOn: anewOn })).rejects.toMatchObject(
      { code: "forbidden" },
    );
    await stopPlan(then, { planId, reason: "No money" });
    await expect(registerPlanAnew(then, { planId, startsOn: anewOn })).rejects.toMatchObject({ code: "invalid_state" });
  });
});
