import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { approveSmallPlan } from "../improvement-plans/index.ts";
import { addDays } from "../measures/rules.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, recordPlanWorld } from "../testing/plan-world.ts";
import { getVerdict, getVerdictNow } from "./index.ts";
import { judgeDuePlans } from "./judge.ts";

useTestDatabase();

const regions = ["Centre", "Coast", "East", "Hills", "North", "South"];
const today = "2026-06-30";
const endOn = addDays(today, 6 * 28);
const due = addDays(endOn, 15);
const at = (ctx: ServiceContext, day: string): ServiceContext => ({ ...ctx, now: () => new Date(`${day}T04:00:00Z`) });
const wave = (region: string, ago: number) => 50 + (((regions.indexOf(region) + 1) * 7 + ago * 13) % 9) - 4;
const lifted = (region: string, ago: number) => wave(region, ago) + (region === "North" ? 30 : 0);

/** Answers at two touchpoints up to a day. */
async function record(
  org: ServiceContext,
  lastDay: string,
  { periods, promoters = lifted }: { periods: number; promoters?: typeof wave },
) {
  const world = { regions, lastDay, periods, promoters };
  await recordPlanWorld(at(org, addDays(lastDay, 1)), { ...world, answers: 50 });
  const elsewhere = { ...world, lastDay: addDays(lastDay, -1), touchpoint: "delivery" };
  await recordPlanWorld(at(org, addDays(lastDay, 1)), { ...elsewhere, answers: 25 });
}

/** A plan at the checkout that runs, and whoever sees some touchpoints only. */
async function run(filters: { touchpoint?: string[] }) {
  const org = await makeTestOrganisation();
  await record(org, today, { periods: 24, promoters: wave });
  const { ctx } = await makeTestPerson(org, ["teamMember", "cxLeader"]);
  const startsOn = addDays(today, 1);
  const { planId } = await makeCompletePlan(ctx, { startsOn, goal: { filters } });
  await approveSmallPlan(ctx, { planId });
  const judge = (day: string) => judgeDuePlans({ ...at(org, day), actor: { kind: "system" } });
  await judge(startsOn);
  const { touchpoints } = await inTenant(org, readCatalogue);
  const sees = (key: string): ServiceContext => ({ ...ctx, touchpoints: [touchpoints.get(key)?.id ?? 0] });
  return { org, ctx, planId, judge, sees };
}

test("whoever does not see all that a plan is compared with is told of the effect, and not where others stand", async () => {
  const { org, ctx, planId, judge, sees } = await run({});
  await record(org, addDays(today, 2 * 28), { periods: 2 });
  const day = addDays(today, 2 * 28 + 1);
  const whole = await getVerdict(at(ctx, day), { planId });
  const part = await getVerdict(at(sees("checkout"), day), { planId });
  expect(whole).toMatchObject({ isComparisonHidden: false, running: [{ periods: 1 }, { periods: 2 }] });
  expect(whole?.registered.comparisonUnits).toHaveLength(5);
  // The same figures so far, though they are of answers that the reader does not see.
  expect(part?.running).toEqual(whole?.running);
  await expect(getVerdict(at(sees("delivery"), day), { planId })).rejects.toMatchObject({ code: "not_found" });

  await record(org, endOn, { periods: 4 });
  await judge(due);
  const judged = await getVerdict(at(sees("checkout"), due), { planId });
  const { verdict } = (await getVerdict(at(ctx, due), { planId })) ?? {};
  expect(verdict?.verdict).toBe("improved");
  expect(verdict?.effect?.points.length).toBeGreaterThan(0);
  expect(judged).toMatchObject({
    isComparisonHidden: true,
    registered: { comparisonUnits: [], barred: [], strata: [], baseline: { comparison: null } },
    verdict: { verdict: "improved", effect: { estimate: verdict?.effect?.estimate, points: [] } },
  });
  expect(judged?.periods.every(({ levels }) => levels.comparison === null)).toBe(true);
  expect(judged?.periods.some(({ levels }) => levels.plan !== null)).toBe(true);
  expect(JSON.stringify(judged)).not.toMatch(/delivery|Coast|comparisonPerPeriod/);
  const now = await getVerdictNow(at(sees("checkout"), due), { planId });
  expect(now).toMatchObject({ verdict: "improved", effect: { points: [] } });
});

test("touchpoints are compared with each other, and named to whoever sees them", async () => {
  const org = await makeTestOrganisation();
  const places = ["checkout", "delivery", "returns"];
  const level = (ago: number, touchpoint: string) => 50 + (((places.indexOf(touchpoint) + 1) * 7 + ago * 13) % 9) - 4;
  for (const [before, touchpoint] of places.entries()) {
    const world = { regions: ["North"], lastDay: addDays(today, -before), periods: 24, answers: 50, touchpoint };
    await recordPlanWorld(org, { ...world, promoters: (_, ago) => level(ago, touchpoint) });
  }
  const { ctx } = await makeTestPerson(org, ["teamMember", "cxLeader"]);
  const goal = { unitField: "touchpoint", planUnits: ["checkout"] };
  const { planId } = await makeCompletePlan(ctx, { startsOn: addDays(today, 1), goal });
  await approveSmallPlan(ctx, { planId });
  const whole = await getVerdict(ctx, { planId });
  expect(whole).toMatchObject({ isComparisonHidden: false, registered: { forecast: { claim: "effect" } } });
  expect(whole?.registered.comparisonUnits.toSorted()).toEqual(["delivery", "returns"]);
  const { touchpoints } = await inTenant(org, readCatalogue);
  const sees = (...keys: string[]) => ({ ...ctx, touchpoints: keys.map((key) => touchpoints.get(key)?.id ?? 0) });
  expect(await getVerdict(sees(...places), { planId })).toEqual(whole);
  const part = await getVerdict(sees("checkout", "delivery"), { planId });
  expect(part?.isComparisonHidden).toBe(true);
  expect(JSON.stringify(part)).not.toMatch(/delivery|returns/);
});

test("of a plan that is compared within one touchpoint whoever sees that sees all", async () => {
  const { org, ctx, planId, sees } = await run({ touchpoint: ["checkout"] });
  await record(org, addDays(today, 28), { periods: 1 });
  const day = addDays(today, 29);
  const whole = await getVerdict(at(ctx, day), { planId });
  expect(whole?.registered.baseline.comparison?.n).toBeGreaterThan(0);
  expect(await getVerdict(at(sees("checkout"), day), { planId })).toEqual(whole);
});
