import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { answerPlanOverlap, approveSmallPlan } from "../improvement-plans/index.ts";
import { addDays } from "../measures/rules.ts";
import { getMyImpact, searchLibrary } from "../progress/index.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, recordPlanWorld } from "../testing/plan-world.ts";
import { getVerdict, getVerdictNow } from "./index.ts";
import { judgeDuePlans } from "./judge.ts";

useTestDatabase();

const places = ["checkout", "delivery", "returns"];
const today = "2026-06-30";
const startsOn = addDays(today, 1);
const endOn = addDays(today, 6 * 28);
const due = addDays(endOn, 15);
const at = (ctx: ServiceContext, day: string): ServiceContext => ({ ...ctx, now: () => new Date(`${day}T04:00:00Z`) });
const wave = (touchpoint: string, ago: number) => 40 + (((places.indexOf(touchpoint) + 1) * 7 + ago * 13) % 9) - 4;

/** Answers at three touchpoints, each on days of its own. */
async function record(org: ServiceContext, lastDay: string, { periods, lift = 0 }: { periods: number; lift?: number }) {
  for (const [before, touchpoint] of places.entries()) {
    const world = { regions: ["North"], lastDay: addDays(lastDay, -before), periods, answers: 50, touchpoint };
    const promoters = (_: string, ago: number) => wave(touchpoint, ago) + (touchpoint === "returns" ? 0 : lift);
    await recordPlanWorld(at(org, addDays(lastDay, 1)), { ...world, promoters });
  }
}

/** A plan at the checkout, and one at checkout and delivery that is judged together with it. */
async function runTogether() {
  const org = await makeTestOrganisation();
  await record(org, today, { periods: 24 });
  const { ctx } = await makeTestPerson(org, ["teamMember", "cxLeader"]);
  const goal = { unitField: "touchpoint", planUnits: ["checkout"] };
  const own = await makeCompletePlan(ctx, { startsOn, goal });
  await approveSmallPlan(ctx, { planId: own.planId });
  const shared = { ...goal, planUnits: ["checkout", "delivery"] };
  const other = await makeCompletePlan(ctx, { startsOn, goal: shared, title: "Parcels" });
  await answerPlanOverlap(ctx, { planId: other.planId, otherPlanId: own.planId, choice: "joint" });
  await approveSmallPlan(ctx, { planId: other.planId });
  const judge = (day: string) => judgeDuePlans({ ...at(org, day), actor: { kind: "system" } });
  await judge(startsOn);
  const { touchpoints } = await inTenant(org, readCatalogue);
  const sees = (...keys: string[]) => ({ ...ctx, touchpoints: keys.map((key) => touchpoints.get(key)?.id ?? 0) });
  return { org, ctx, own, other, judge, sees };
}

test("a verdict on plans together is told to whoever sees a part of what it counts by its word alone", async () => {
  const { org, ctx, own, other, judge, sees } = await runTogether();
  await record(org, addDays(today, 2 * 28), { periods: 2, lift: 30 });
  const early = addDays(today, 2 * 28 + 1);
  const before = await getVerdict(at(sees("checkout"), early), { planId: own.planId });
  expect(before).toMatchObject({
    isJointHidden: true,
    verdict: null,
    running: [],
    overlaps: [{ number: other.number }],
  });
  expect(before?.periods.every(({ levels }) => levels.plan === null && levels.comparison === null)).toBe(true);
  expect(before?.registered.baseline.plan?.n).toBeGreaterThan(0);

  await record(org, endOn, { periods: 4, lift: 30 });
  await judge(due);
  const whole = await getVerdict(at(ctx, due), { planId: own.planId });
  expect(whole?.verdict).toMatchObject({ jointWith: [{ title: "Parcels" }] });
  expect(whole?.verdict?.effect?.estimate).toBeGreaterThan(0);
  expect(whole?.isJointHidden).toBe(false);
  const word = whole?.verdict?.verdict;
  const part = await getVerdict(at(sees("checkout"), due), { planId: own.planId });
  expect(part).toMatchObject({
    ...{ isJointHidden: true, running: [] },
    verdict: { verdict: word, effect: null, windows: null, dropped: [], jointWith: [{ number: other.number }] },
  });
  expect(part?.periods.every(({ levels }) => levels.plan === null)).toBe(true);
  expect(await getVerdictNow(at(sees("checkout"), due), { planId: own.planId })).toBeNull();
  expect((await getVerdictNow(at(ctx, due), { planId: own.planId }))?.effect).not.toBeNull();
  // Whoever sees all that it counts is told all of it, though there are other touchpoints.
  const both = await getVerdict(at(sees("checkout", "delivery"), due), { planId: own.planId });
  expect(both).toMatchObject({
    isJointHidden: false,
    verdict: { effect: { estimate: whole?.verdict?.effect?.estimate } },
  });
});

test("lists say of it that it is one with others, and credit none of them", async () => {
  const { org, ctx, own, judge, sees } = await runTogether();
  await record(org, endOn, { periods: 6, lift: 30 });
  await judge(due);
  const toldTo = async (reader: ServiceContext) => {
    const { items } = await searchLibrary(at(reader, due), {});
    const impact = await getMyImpact(at(reader, due));
    return [items, impact].map((list) => (list as typeof items).find(({ plan }) => plan.id === own.planId));
  };
  for (const item of await toldTo(ctx)) expect(item?.verdict).toMatchObject({ joint: "told", claim: "effect" });
  for (const item of await toldTo(sees("checkout")))
    expect(item?.verdict).toMatchObject({ joint: "hidden", claim: null, estimate: null, interval: null });
  for (const reader of [ctx, sees("checkout")]) {
    const { items: told } = await searchLibrary(at(reader, due), {});
    expect(told.find(({ plan }) => plan.id === own.planId)?.plan.outcome).toMatchObject({
      ...{ isJoint: true, isUnexplained: false },
    });
  }
  const { items } = await searchLibrary(at(ctx, due), {});
  expect(items.map(({ lesson }) => lesson)).toEqual(["cannotTell", "cannotTell"]);
});
