import { planRegistrations, planVerdicts } from "@heard/db/schema/verdicts";
import { useTestDatabase } from "@heard/db/testing";
import { judgePlan, npsScale } from "@heard/metrics";
import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { addAnnotation } from "../annotations/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { approveSmallPlan, getPlan, setPlanGoal, stopPlan } from "../improvement-plans/index.ts";
import { addDays } from "../measures/rules.ts";
import { removeMember } from "../members/remove.ts";
import { getMyDay } from "../progress/index.ts";
import { eraseResponse } from "../responses/erase.ts";
import { foldAll } from "../rollups/fold.ts";
import { editScale } from "../scales/index.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, type PlanWorld, recordPlanWorld } from "../testing/plan-world.ts";
import { forecastGoal, getVerdict, getVerdictNow } from "./index.ts";
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

describe("the verdict", () => {
  test("finds an effect, computed as outside the product from the raw rows", async () => {
    const { org, ctx, planId, number } = await start(history());
    expect(await getPlan(ctx, { number })).toMatchObject({ state: "approved" });
    expect(await judge(org, startsOn)).toEqual({ started: 1, judged: 0 });
    await later(
      org,
      after((region, ago) => wave(region, ago) + (region === "North" ? 30 : 0)),
    );
    expect(await judge(org, addDays(due, -1))).toEqual({ started: 0, judged: 0 });
    expect(await judge(org)).toEqual({ started: 0, judged: 1 });
    expect(await judge(org)).toEqual({ started: 0, judged: 0 });
    const report = await getVerdict(at(ctx, due), { planId });
    expect(report?.verdict).toMatchObject({
      ...{ verdict: "improved", reason: null, targetMet: true, jointWith: [] },
      effect: { claim: "effect", strength: "firm", level: 0.95 },
    });
    expect((await getPlan(ctx, { number })).state).toBe("judged");
    expect(await countedOutside(org)).toEqual({
      verdict: report?.verdict?.verdict,
      estimate: report?.verdict?.effect?.estimate,
      interval: report?.verdict?.effect?.interval,
    });
    expect(report?.periods.filter(({ window }) => window === "after")).toHaveLength(6);
    expect(report?.periods.at(-1)?.levels.plan?.n).toBe(50);
    // The baseline is the one of the agreement, every answer counted once.
    const before = report?.periods.filter(({ window }) => window === "baseline") ?? [];
    expect(report?.registered.baseline.plan?.n).toBe(before.length * 50);
    expect(report?.registered.baseline.plan?.interval).toHaveLength(2);
  });

  test("credits nobody with what happened everywhere", async () => {
    const { org, ctx, planId } = await start(history());
    await judge(org, startsOn);
    await later(
      org,
      after((region, ago) => wave(region, ago) + 30),
    );
    await judge(org);
    expect((await getVerdict(at(ctx, due), { planId }))?.verdict).toMatchObject({ verdict: "noDetectableChange" });
  });

  test("is never rewritten: erasures and late imports change only what it would be now", async () => {
    const { org, ctx, planId } = await start(history());
    await judge(org, startsOn);
    await later(
      org,
      after((region, ago) => wave(region, ago) + (region === "North" ? 30 : 0)),
    );
    await judge(org);
    const before = await getVerdict(at(ctx, due), { planId });
    const now = () => getVerdictNow(at(ctx, addDays(due, 1)), { planId });
    expect((await now())?.effect?.estimate).toBeCloseTo(before?.verdict?.effect?.estimate ?? 0, 9);
    const [row] = await inTenant(org, (tx) =>
      tx.execute<{ id: string }>(sql`select id from responses where day > ${startsOn} order by id limit 1`),
    );
    await eraseResponse(at(org, due), { responseId: row?.id ?? "" });
    await recordPlanWorld(
      at(org, due),
      after(() => 0, { regions: ["North"], answers: 60, lastDay: addDays(endOn, -1), periods: 5 }),
    );
    expect((await getVerdict(at(ctx, addDays(due, 1)), { planId }))?.verdict).toEqual(before?.verdict);
    expect((await now())?.effect?.estimate).not.toBeCloseTo(before?.verdict?.effect?.estimate ?? 0, 1);
  });

  test("counts what arrived by the end of the days for late answers, however late it is computed", async () => {
    const { org, ctx, planId } = await start(history());
    await judge(org, startsOn);
    await later(org, after(wave));
    const [tail, lastDay] = [{ regions: ["North"], answers: 60, periods: 5 }, addDays(endOn, -1)];
    await recordPlanWorld(
      at(org, addDays(due, -1)),
      after(() => 90, { ...tail, lastDay }),
    );
    await recordPlanWorld(
      at(org, due),
      after(() => 0, { ...tail, lastDay: addDays(endOn, -2) }),
    );
    await judge(org, addDays(due, 40));
    const report = await getVerdict(at(ctx, addDays(due, 40)), { planId });
    const answers = report?.periods.flatMap(({ window, levels }) => (window === "after" ? (levels.plan?.n ?? 0) : []));
    expect(answers?.reduce((all, n) => all + n, 0)).toBe(6 * 50 + 5 * 60);
    expect(report?.verdict?.verdict).toBe("improved");
  });

  test("of a plan that was stopped comes from the periods that were complete", async () => {
    const { org, ctx, planId } = await start(history());
    await judge(org, startsOn);
    const stoppedOn = addDays(startsOn, 3 * 28 + 5);
    const complete = { lastDay: addDays(startsOn, 3 * 28 - 1), periods: 3 };
    await recordPlanWorld(
      at(org, stoppedOn),
      after((region, ago) => wave(region, ago) + (region === "North" ? 40 : 0), complete),
    );
    await stopPlan(at(ctx, stoppedOn), { planId, reason: "The shop is rebuilt" });
    expect(await judge(org, addDays(stoppedOn, 14))).toMatchObject({ judged: 0 });
    expect(await judge(org, addDays(stoppedOn, 15))).toMatchObject({ judged: 1 });
    const report = await getVerdict(at(ctx, due), { planId });
    expect(report?.verdict?.windows?.after).toHaveLength(3);
  });

  test("of a plan stopped before its first four weeks were over says just that", async () => {
    const { org, ctx, planId } = await start(history());
    await judge(org, startsOn);
    await stopPlan(at(ctx, addDays(startsOn, 9)), { planId, reason: "No" });
    await judge(org, due);
    expect((await getVerdict(at(ctx, due), { planId }))?.verdict).toMatchObject({
      ...{ verdict: "tooFewAnswers", reason: "periods", obstacle: { window: "after", periods: 0 } },
    });
  });

  test("comes all the same when its owner has left, and waits for whoever took the plan over", async () => {
    const { org, ctx, planId, number } = await start(history());
    const heir = await makeTestPerson(org, ["teamMember"]);
    await judge(org, startsOn);
    await later(
      org,
      after((region, ago) => wave(region, ago) + (region === "North" ? 30 : 0)),
    );
    const { actor } = ctx;
    const memberId = actor.kind === "member" ? actor.memberId : 0;
    expect(await getPlan(heir.ctx, { number })).toMatchObject({ state: "running", outcome: null });
    await removeMember(at(org, endOn), { memberId, reassignToId: heir.memberId });
    expect(await judge(org)).toEqual({ started: 0, judged: 1 });
    const report = await getVerdict(at(heir.ctx, due), { planId });
    expect(report).toMatchObject({ verdict: { verdict: "improved" }, registered: { voidedAt: null }, voided: [] });
    expect(await getPlan(heir.ctx, { number })).toMatchObject({
      ...{ state: "judged", owner: { id: heir.memberId } },
      outcome: { word: "improved", isUnexplained: false, isJoint: false },
    });
    expect(await getMyDay(at(heir.ctx, due))).toMatchObject({ toClose: [{ id: planId }] });
  });

  test("is void when the goal was changed after the approval, and says so", async () => {
    const { org, ctx, planId } = await start(history());
    const goal = { filters: {}, unitField: "region", planUnits: ["North"], metric: "nps", method: "nps" as const };
    await setPlanGoal(ctx, { planId, goal: { ...goal, targetChange: 2 } });
    await judge(org, startsOn);
    await later(org, after(wave));
    await judge(org);
    const report = await getVerdict(at(ctx, due), { planId });
    expect(report?.verdict).toMatchObject({ verdict: "notComparable", reason: "registrationVoid" });
    expect(report?.registered.voidedAt).toEqual(testNow());
  });

  test("is not comparable with fewer than eight periods of history, and the form says so before", async () => {
    const { org, ctx, planId } = await start(history({ periods: 6 }));
    expect((await getVerdict(ctx, { planId }))?.registered.forecast).toBeNull();
    await judge(org, startsOn);
    await later(org, after(wave));
    await judge(org);
    expect((await getVerdict(at(ctx, due), { planId }))?.verdict).toMatchObject({
      ...{ verdict: "notComparable", reason: "historyTooShort" },
    });
  });

  test("of one unit alone is a change and no effect", async () => {
    const { org, ctx, planId, number } = await start(history({ regions: ["North"] }));
    await judge(org, startsOn);
    await later(
      org,
      after((region, ago) => wave(region, ago) + 40, { regions: ["North"] }),
    );
    await judge(org);
    const report = await getVerdict(at(ctx, due), { planId });
    expect(report?.registered).toMatchObject({ comparisonUnits: [], forecast: { claim: "change", level: 0.99 } });
    expect(report?.verdict?.effect).toMatchObject({ claim: "change", level: 0.99 });
    expect((await getPlan(ctx, { number })).outcome).toEqual({ word: "improved", isUnexplained: true, isJoint: false });
  });

  test("is not comparable when the comparison is lost", async () => {
    const { org, ctx, planId } = await start(history());
    await judge(org, startsOn);
    await later(
      org,
      after((region, ago) => wave(region, ago) + (region === "North" ? 30 : 0), { regions: ["North", "East"] }),
    );
    await judge(org);
    expect((await getVerdict(at(ctx, due), { planId }))?.verdict).toMatchObject({
      ...{ verdict: "notComparable", reason: "comparisonLost" },
    });
  });

  test("is not comparable when the question was worded anew while the plan ran", async () => {
    const { org, ctx, planId } = await start(history());
    await judge(org, startsOn);
    await editScale(org, { key: "nps-0-10", version: 1, wording: { en: "Would you tell your friends about us?" } });
    await later(
      org,
      after((region, ago) => wave(region, ago) + (region === "North" ? 40 : 0)),
    );
    await judge(org);
    expect((await getVerdict(at(ctx, due), { planId }))?.verdict).toMatchObject({
      ...{ verdict: "notComparable", reason: "scaleChanged", obstacle: { window: "after", share: 1 } },
    });
  });

  test("gives a plan no credit for what the same weeks of last year had as well", async () => {
    const lastYear = 12;
    const { org, ctx, planId } = await start(
      history({ promoters: (region, ago) => (region === "North" && ago === lastYear ? 98 : wave(region, ago)) }),
      { goal: { afterPeriods: 1 } },
    );
    await judge(org, startsOn);
    await recordPlanWorld(
      at(org, addDays(today, 29)),
      after((region, ago) => (region === "North" ? 90 : wave(region, ago)), {
        ...{ lastDay: addDays(today, 28), periods: 1 },
      }),
    );
    await judge(org);
    const { verdict } = (await getVerdict(at(ctx, due), { planId })) ?? {};
    expect(verdict).toMatchObject({ verdict: "noDetectableChange", reason: "lastYearDisagrees" });
    expect(verdict?.effect?.interval[0]).toBeGreaterThan(0);
    expect(verdict?.effect?.lastYear).toBeLessThanOrEqual(0);
  });

  test("leaves agreed windows out, and later ones decide nothing", async () => {
    const org = await makeTestOrganisation();
    await recordPlanWorld(org, history());
    const { ctx } = await makeTestPerson(org, ["teamMember", "cxLeader"]);
    const { planId } = await makeCompletePlan(ctx, { startsOn });
    const agreed = { from: addDays(startsOn, 28), to: addDays(startsOn, 28 + 20) };
    await addAnnotation(ctx, { title: "Outage", kind: "outage", ...agreed, isExcluded: true });
    await approveSmallPlan(ctx, { planId });
    await judge(org, startsOn);
    await later(
      org,
      after((region, ago) => wave(region, ago) + (region === "North" ? 30 : 0)),
    );
    const all = { from: startsOn, to: addDays(startsOn, 4 * 28 - 1) };
    await addAnnotation(ctx, { title: "Afterthought", kind: "other", ...all, isExcluded: true });
    await judge(org);
    const report = await getVerdict(at(ctx, due), { planId });
    expect(report?.registered.exclusions).toMatchObject([{ title: "Outage" }]);
    expect(report?.verdict?.verdict).toBe("tooFewAnswers");
    expect(report?.periods.filter(({ isExcluded }) => isExcluded)).toHaveLength(4);
  });

  test("shows how it stands after each complete period, without a word of verdict", async () => {
    const { org, ctx, planId } = await start(history());
    await judge(org, startsOn);
    await later(org, after(wave));
    const running = async (day: string) => (await getVerdict(at(ctx, day), { planId }))?.running ?? [];
    expect(await running(addDays(startsOn, 27))).toEqual([]);
    expect(await running(addDays(startsOn, 28))).toMatchObject([{ periods: 1 }]);
    const three = await running(addDays(startsOn, 3 * 28));
    expect(three).toMatchObject([{ periods: 1 }, { periods: 2 }, { periods: 3 }]);
    expect(JSON.stringify(three)).not.toContain("verdict");
  });
});

describe("before the start", () => {
  test("says what could be seen, with how many answers, against whom", async () => {
    const org = await makeTestOrganisation();
    await recordPlanWorld(org, history({ answers: 20 }));
    const trigger = { from: "2026-06-02", to: "2026-06-29" };
    const forecast = await forecastGoal(org, { goal: goalOf("nps"), startsOn, trigger });
    expect(forecast.comparisonUnits).toHaveLength(5);
    expect(forecast.forecast).toMatchObject({
      claim: "effect",
      strength: "firm",
      planPerPeriod: 20,
      comparisonUnits: 5,
    });
    expect(forecast.forecast?.neededPerPeriod).toBeGreaterThan(0);
    expect(forecast.baseline.plan?.n).toBe(20 * forecast.baselinePeriods);
    expect(forecast.baseline.comparison?.n).toBe(5 * 20 * forecast.baselinePeriods);
    expect(forecast).toMatchObject({ endOn, verdictOn: addDays(endOn, 14), firstCountedOn: startsOn });
    const without = await forecastGoal(org, {
      goal: { ...goalOf("nps"), takenOut: [{ unit: "South", reason: "Rebuilt in May" }] },
      ...{ startsOn, trigger },
    });
    expect(without.comparisonUnits).not.toContain("South");
  });

  test("reads the same from rollups, from what is pending, and from answers one by one", async () => {
    const org = await makeTestOrganisation();
    await recordPlanWorld(org, history({ answers: 12, periods: 10 }));
    const read = () =>
      forecastGoal(org, { goal: goalOf("nps"), startsOn, trigger: { from: "2026-06-02", to: "2026-06-29" } });
    const before = await read();
    await foldAll(org);
    expect(await read()).toEqual(before);
  });

  test("refuses a goal without any answer, and names it", async () => {
    const org = await makeTestOrganisation();
    await recordPlanWorld(org, history({ answers: 10, periods: 2 }));
    const asked = { startsOn, trigger: { from: "2026-06-02", to: "2026-06-29" } };
    await expect(
      forecastGoal(org, { goal: { ...goalOf("csat"), method: "mean", targetChange: 1 }, ...asked }),
    ).rejects.toMatchObject({
      reason: "plan_no_answers",
    });
  });
});

const goalOf = (metric: string) => ({
  ...{ metric, method: "nps" as const, filters: {}, unitField: "region", planUnits: ["North"], targetChange: 10 },
});

/** The verdict from rows that are counted here, in an own way: per response, into periods by arithmetic on days. */
async function countedOutside(org: ServiceContext) {
  const rows = await inTenant(org, (tx) =>
    tx.execute<{ region: string; day: string; bin: number }>(sql`
      select v.value as region, s.day::text as day, s.bin from scores s
      join cells c on c.cell_id = s.cell_id join segment_values v on v.id = c.seg1 where s.counted`),
  );
  const [registered] = await inTenant(org, (tx) => tx.select().from(planRegistrations));
  const [kept] = await inTenant(org, (tx) =>
    tx
      .select()
      .from(planVerdicts)
      .where(eq(planVerdicts.planId, registered?.planId ?? 0)),
  );
  const dayNumber = (day: string) => Date.parse(day) / 86_400_000;
  // The trigger's 28 days and the day of the approval touch two periods.
  const leftOut = 2;
  const before = 24;
  const periodOf = (day: string) => before + Math.floor((dayNumber(day) - dayNumber(startsOn)) / 28);
  const units = ["North", ...(registered?.content.comparisonUnits ?? [])].map((id) => {
    const counts = Array.from({ length: before + 6 }, () => new Array<number>(11).fill(0));
    for (const row of rows.filter(({ region }) => region === id)) {
      const period = counts[periodOf(row.day)];
      if (period) period[row.bin] = (period[row.bin] ?? 0) + 1;
    }
    return { id, role: id === "North" ? ("plan" as const) : ("comparison" as const), strata: [{ id: "all", counts }] };
  });
  expect(kept).toBeDefined();
  const places = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n);
  const { verdict, effect } = judgePlan(
    {
      measure: { method: "nps", scale: npsScale },
      ...{
        baseline: places(0, before - leftOut),
        leftOut: places(before - leftOut, before),
        after: places(before, before + 6),
      },
      ...{ smallestMeaningfulChange: 5, minAnswers: 30, targetChange: 10 },
    },
    units,
  );
  return { verdict, estimate: effect?.estimate, interval: effect?.interval };
}
