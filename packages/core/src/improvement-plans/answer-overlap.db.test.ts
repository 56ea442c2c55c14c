import { useTestDatabase } from "@heard/db/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { addDays } from "../measures/rules.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, recordPlanWorld } from "../testing/plan-world.ts";
import { getVerdict } from "../verdicts/index.ts";
import {
  answerPlanOverlap,
  approveSmallPlan,
  getPlan,
  listPlanOverlaps,
  proposePlan,
  setPlanGoal,
  updatePlan,
} from "./index.ts";

useTestDatabase();

const today = "2026-06-30";
const startsOn = addDays(today, 1);
const firstEndsOn = addDays(startsOn, 6 * 28 - 1);
const goal = { metric: "nps", method: "nps" as const, filters: {}, unitField: "region", planUnits: ["North", "South"] };

describe("a plan that meets an agreed one on the same number, places and days", () => {
  let org: ServiceContext;
  let ctx: ServiceContext;
  let first: { planId: number; number: number };
  beforeAll(async () => {
    org = await makeTestOrganisation();
    const regions = ["Centre", "Coast", "East", "Hills", "North", "South"];
    await recordPlanWorld(org, { regions, lastDay: today, periods: 10, answers: 40, promoters: () => 50 });
    ({ ctx } = await makeTestPerson(org, ["teamMember", "cxLeader"]));
    first = await makeCompletePlan(ctx, { startsOn });
    await approveSmallPlan(ctx, { planId: first.planId });
  });
  const second = (planUnits = goal.planUnits) =>
    makeCompletePlan(ctx, { startsOn, goal: { planUnits }, title: "Signs" });
  const refused = { code: "invalid_state", reason: "plan_overlaps" };

  test("is neither approved nor proposed before it is said what becomes of that", async () => {
    const { planId } = await second();
    await expect(approveSmallPlan(ctx, { planId })).rejects.toMatchObject({
      ...refused,
      params: { plans: String(first.number) },
    });
    await updatePlan(ctx, { planId, isCrossTeam: true });
    await expect(proposePlan(ctx, { planId })).rejects.toMatchObject(refused);
    expect(await listPlanOverlaps(ctx, { planId })).toEqual([
      {
        ...{ planId: first.planId, number: first.number, title: "Faster checkout", units: ["North"] },
        ...{ from: startsOn, to: firstEndsOn, isAnswered: false, nextStartsOn: addDays(firstEndsOn, 1) },
        choices: ["stagger", "split", "joint"],
      },
    ]);
  });

  test("that is agreed at the same moment sees the other", async () => {
    const goalOf = (unit: string) => ({ goal: { planUnits: [unit] }, startsOn });
    const plans = await Promise.all([makeCompletePlan(ctx, goalOf("Hills")), makeCompletePlan(ctx, goalOf("Hills"))]);
    const outcomes = await Promise.allSettled(plans.map(({ planId }) => approveSmallPlan(ctx, { planId })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find((one) => one.status === "rejected")?.reason).toMatchObject(refused);
  });

  test("begins after the other", async () => {
    const { planId, number } = await second();
    await answerPlanOverlap(ctx, { planId, otherPlanId: first.planId, choice: "stagger" });
    expect(await getPlan(ctx, { number })).toMatchObject({ startsOn: addDays(firstEndsOn, 1) });
    expect(await listPlanOverlaps(ctx, { planId })).toEqual([]);
    await proposeOnly(planId);
  });

  test("leaves the shared places out, where it has others", async () => {
    const { planId, number } = await second();
    await answerPlanOverlap(ctx, { planId, otherPlanId: first.planId, choice: "split" });
    expect((await getPlan(ctx, { number })).goal?.planUnits).toEqual(["South"]);
    await approveSmallPlan(ctx, { planId });
    const report = await getVerdict(ctx, { planId });
    expect(report?.overlaps).toEqual([]);
    expect(report?.registered.overlapChoices).toMatchObject([
      { number: first.number, units: ["North"], choice: "split" },
    ]);
    const { planId: whole } = await second(["North"]);
    await expect(
      answerPlanOverlap(ctx, { planId: whole, otherPlanId: first.planId, choice: "split" }),
    ).rejects.toMatchObject({ reason: "plan_overlap_everywhere" });
    expect((await listPlanOverlaps(ctx, { planId: whole }))[0]?.choices).toEqual(["stagger", "joint"]);
  });

  test("is asked anew when its goal changes, and keeps in what was agreed that it is judged together", async () => {
    const { planId, number } = await second(["North", "Hills"]);
    const together = () => answerPlanOverlap(ctx, { planId, otherPlanId: first.planId, choice: "joint" });
    await together();
    expect((await listPlanOverlaps(ctx, { planId }))[0]?.isAnswered).toBe(true);
    await setPlanGoal(ctx, { planId, goal: { ...goal, planUnits: ["North", "Coast"] } });
    await expect(approveSmallPlan(ctx, { planId })).rejects.toMatchObject(refused);
    await together();
    await approveSmallPlan(ctx, { planId });
    expect(await getVerdict(ctx, { planId })).toMatchObject({
      overlaps: [{ planId: first.planId }],
      registered: { overlapChoices: [{ number: first.number, units: ["North"], choice: "joint" }] },
    });
    expect((await getPlan(ctx, { number })).events[1]).toMatchObject({ verb: "improvementPlan.answerOverlap" });
    await expect(together()).rejects.toMatchObject({ code: "not_found" });
  });

  test("is not answered for by somebody else", async () => {
    const { ctx: colleague } = await makeTestPerson(org, ["teamMember"]);
    const { planId } = await second();
    expect((await listPlanOverlaps(colleague, { planId }))[0]?.choices).toEqual([]);
    await expect(
      answerPlanOverlap(colleague, { planId, otherPlanId: first.planId, choice: "joint" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("is told to whoever does not see the other one, without its title, and settled by them", async () => {
    const hidden = await makeCompletePlan(ctx, { startsOn, goal: { planUnits: ["East"] }, title: "Parcels" });
    await updatePlan(ctx, { planId: hidden.planId, touchpoint: "delivery" });
    await approveSmallPlan(ctx, { planId: hidden.planId });
    const { planId } = await second(["East"]);
    const { touchpoints } = await inTenant(org, (tx) => readCatalogue(tx));
    const limited = { ...ctx, touchpoints: [touchpoints.get("checkout")?.id ?? 0] };
    expect(await listPlanOverlaps(limited, { planId })).toMatchObject([
      { planId: hidden.planId, number: hidden.number, title: null, units: ["East"], choices: ["stagger", "joint"] },
    ]);
    await answerPlanOverlap(limited, { planId, otherPlanId: hidden.planId, choice: "joint" });
    await approveSmallPlan(limited, { planId });
    await expect(listPlanOverlaps(limited, { planId: hidden.planId })).rejects.toMatchObject({ code: "not_found" });
  });

  /** Nothing is in its way, and it is left as it was. */
  async function proposeOnly(planId: number) {
    await updatePlan(ctx, { planId, isCrossTeam: true });
    await proposePlan(ctx, { planId });
  }
});
