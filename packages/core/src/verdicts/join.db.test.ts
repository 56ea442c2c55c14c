import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import type { ServiceContext } from "../context.ts";
import { answerPlanOverlap, approveSmallPlan, stopPlan, withdrawPlan } from "../improvement-plans/index.ts";
import { addDays } from "../measures/rules.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, type PlanWorld, recordPlanWorld } from "../testing/plan-world.ts";
import { forecastGoal, getVerdict } from "./index.ts";
import { judgeDuePlans } from "./judge.ts";

useTestDatabase();

const regions = ["Centre", "Coast", "East", "Hills", "North", "South"];
const today = "2026-06-30";
const at = (ctx: ServiceContext, day: string): ServiceContext => ({ ...ctx, now: () => new Date(`${day}T04:00:00Z`) });
/** Every region differs a little from period to period, by a rule: verdicts need some unrest. */
const wave = (region: string, ago: number) => 50 + (((regions.indexOf(region) + 1) * 7 + ago * 13) % 9) - 4;
const history = (more: Partial<PlanWorld> = {}): PlanWorld => ({
  ...{ regions, lastDay: today, periods: 24, answers: 50, promoters: wave },
  ...more,
});
/** The six periods after the start, today. */
const after = (promoters: PlanWorld["promoters"], more: Partial<PlanWorld> = {}): PlanWorld =>
  history({ lastDay: addDays(today, 6 * 28), periods: 6, promoters, ...more });
const startsOn = addDays(today, 1);
const endOn = addDays(today, 6 * 28);
const due = addDays(endOn, 15);

async function start(world: PlanWorld, more: Parameters<typeof makeCompletePlan>[1] | object = {}) {
  const org = await makeTestOrganisation();
  await recordPlanWorld(org, world);
  const { ctx } = await makeTestPerson(org, ["teamMember", "cxLeader"]);
  const { planId, number } = await makeCompletePlan(ctx, { startsOn, ...more });
  await approveSmallPlan(ctx, { planId });
  return { org, ctx, planId, number };
}
const judge = (org: ServiceContext, day = due) => judgeDuePlans({ ...at(org, day), actor: { kind: "system" } });
const later = (ctx: ServiceContext, world: PlanWorld) => recordPlanWorld(at(ctx, addDays(endOn, 1)), world);

async function approveTogether(ctx: ServiceContext, planId: number, otherPlanId: number) {
  await answerPlanOverlap(ctx, { planId, otherPlanId, choice: "joint" });
  await approveSmallPlan(ctx, { planId });
}

describe("the verdict", () => {
  test("of two plans on the same units at the same time is one, credited to neither", async () => {
    const { org, ctx, planId } = await start(history());
    const second = await makeCompletePlan(ctx, { startsOn, goal: { planUnits: ["North", "South"] }, title: "Signs" });
    const forecast = await forecastGoal(ctx, {
      ...{ planId: second.planId, startsOn, trigger: { from: "2026-06-02", to: "2026-06-29" } },
      goal: { ...goalOf("nps"), planUnits: ["North", "South"] },
    });
    expect(forecast.overlaps).toMatchObject([{ planId, units: ["North"] }]);
    await approveTogether(ctx, second.planId, planId);
    await judge(org, startsOn);
    await later(
      org,
      after((region, ago) => wave(region, ago) + (["North", "South"].includes(region) ? 30 : 0)),
    );
    await judge(org);
    const [one, other] = [
      await getVerdict(at(ctx, due), { planId }),
      await getVerdict(at(ctx, due), { planId: second.planId }),
    ];
    expect(one?.verdict?.jointWith).toMatchObject([{ planId: second.planId, title: "Signs" }]);
    expect(other?.verdict?.jointWith).toMatchObject([{ planId }]);
    expect(one?.verdict?.effect?.estimate).toBeCloseTo(other?.verdict?.effect?.estimate ?? 0, 9);
  });

  test("of plans that are judged together stands on the baseline of their agreement, and ends where both were stopped", async () => {
    const { org, ctx, planId } = await start(history());
    const second = await makeCompletePlan(ctx, { startsOn, goal: { planUnits: ["North", "South"] }, title: "Signs" });
    await approveTogether(ctx, second.planId, planId);
    await judge(org, startsOn);
    const stoppedOn = addDays(startsOn, 4 * 28 + 3);
    const flat = after(wave, { lastDay: addDays(startsOn, 4 * 28 - 1), periods: 4 });
    await recordPlanWorld(at(org, addDays(stoppedOn, -2)), flat);
    // What is imported into the past afterwards would make the baseline worse.
    await recordPlanWorld(
      at(org, stoppedOn),
      history({ regions: ["North"], lastDay: addDays(today, -1), promoters: () => 0 }),
    );
    await stopPlan(at(ctx, addDays(stoppedOn, -30)), { planId, reason: "No money" });
    await stopPlan(at(ctx, stoppedOn), { planId: second.planId, reason: "No money either" });
    expect(await judge(org, addDays(stoppedOn, 14))).toMatchObject({ judged: 0 });
    expect(await judge(org, addDays(stoppedOn, 15))).toMatchObject({ judged: 2 });
    const [one, other] = [
      await getVerdict(at(ctx, due), { planId }),
      await getVerdict(at(ctx, due), { planId: second.planId }),
    ];
    expect(one?.verdict?.windows?.after).toHaveLength(4);
    expect(one?.verdict).toMatchObject({ verdict: "noDetectableChange", windows: other?.verdict?.windows });
    expect(one?.verdict?.effect).toEqual(other?.verdict?.effect);
    expect(one?.periods.find(({ levels }) => levels.plan)?.levels.plan?.n).toBe(100);
  });

  test("of a plan stopped before the other counts is its own", async () => {
    const { org, ctx, planId } = await start(history());
    const later = await makeCompletePlan(ctx, { startsOn: addDays(startsOn, 28), title: "Signs" });
    await approveTogether(ctx, later.planId, planId);
    expect((await getVerdict(ctx, { planId }))?.overlaps).toMatchObject([{ planId: later.planId }]);
    await judge(org, startsOn);
    await stopPlan(at(ctx, addDays(startsOn, 20)), { planId, reason: "No" });
    expect((await getVerdict(ctx, { planId }))?.overlaps).toEqual([]);
  });

  test("of a plan beside one that was withdrawn is its own", async () => {
    const { org, ctx, planId } = await start(history());
    const second = await makeCompletePlan(ctx, { startsOn, goal: { planUnits: ["North", "South"] }, title: "Signs" });
    await approveTogether(ctx, second.planId, planId);
    expect((await getVerdict(ctx, { planId }))?.overlaps).toMatchObject([{ planId: second.planId }]);
    await withdrawPlan(ctx, { planId: second.planId, reason: "No money" });
    expect((await getVerdict(ctx, { planId }))?.overlaps).toEqual([]);
    await judge(org, startsOn);
    await later(
      org,
      after((region, ago) => wave(region, ago) + (region === "North" ? 30 : 0)),
    );
    await judge(org);
    expect((await getVerdict(at(ctx, due), { planId }))?.verdict).toMatchObject({
      ...{ verdict: "improved", jointWith: [], dropped: [] },
    });
  });
});

const goalOf = (metric: string) => ({
  ...{ metric, method: "nps" as const, filters: {}, unitField: "region", planUnits: ["North"], targetChange: 10 },
});
