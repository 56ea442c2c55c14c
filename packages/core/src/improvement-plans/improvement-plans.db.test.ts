import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { ZodError } from "zod";
import { listAuditEntries } from "../audit/queries.ts";
import { listBin } from "../bin/index.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { removeMember } from "../members/remove.ts";
import { eraseResponse } from "../responses/erase.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, recordPlanWorld } from "../testing/plan-world.ts";
import { createTheme } from "../themes/index.ts";
import {
  addPlanAction,
  approveSmallPlan,
  deletePlan,
  getPlan,
  linkEvidence,
  listPlans,
  listPlansByTheme,
  logPlan,
  notePlan,
  proposePlan,
  restorePlan,
  setPlanGoal,
  unlinkEvidence,
  updatePlan,
  updatePlanAction,
  withdrawPlan,
} from "./index.ts";

useTestDatabase();

const later = (ctx: ServiceContext, days: number): ServiceContext => ({
  ...ctx,
  now: () => new Date(testNow().getTime() + days * 86_400_000),
});

async function says(ctx: ServiceContext, text: string, touchpoint = "checkout"): Promise<string> {
  const { results } = await recordResponses(ctx, {
    ...{ source: "app", mode: "api" },
    responses: [{ occurredOn: "2026-06-20", touchpoint, scores: [{ metric: "csat", value: 2 }], comments: [{ text }] }],
  });
  const [one] = results;
  if (!one || !("id" in one)) throw new Error(JSON.stringify(results));
  return one.id;
}

describe("logging a plan", () => {
  test("keeps what was said, the numbers of that moment, and who logged it", async () => {
    const org = await makeTestOrganisation();
    const { ctx, memberId } = await makeTestPerson(org, ["teamMember"]);
    const ids = [];
    for (let n = 0; n < 6; n += 1) ids.push(await says(org, `The queue was ${n} people long`));
    const [first = ""] = ids;
    const period = { from: "2026-06-01", to: "2026-06-30" };
    const { planId, number } = await logPlan(ctx, {
      ...{ title: "Open the second till at noon", touchpoint: "checkout" },
      evidence: [
        { kind: "comment", responseId: first, item: 0 },
        { kind: "comment", responseId: first, item: 0 },
        { kind: "measure", query: { metric: "csat", method: "mean", period, filters: { touchpoint: ["checkout"] } } },
      ],
    });
    expect(number).toBe(1);
    const plan = await getPlan(ctx, { number });
    expect(plan).toMatchObject({
      ...{
        title: "Open the second till at noon",
        state: "draft",
        owner: { id: memberId },
        touchpoint: { key: "checkout" },
      },
      ...{ trigger: { from: "2026-06-02", to: "2026-06-29" }, gaps: ["goal", "startsOn"], answersFor: true },
    });
    expect(plan.evidence).toMatchObject([
      { kind: "comment", comment: { text: "The queue was 0 people long" } },
      { kind: "measure", frozen: { metric: "csat", method: "mean", value: 2, n: 6 } },
    ]);
    for (let n = 0; n < 4; n += 1) await says(org, "Quick");
    expect((await getPlan(ctx, { number })).evidence[1]).toMatchObject({ frozen: { n: 6 } });
    await eraseResponse(org, { responseId: first });
    expect((await getPlan(ctx, { number })).evidence[0]).toMatchObject({ kind: "comment", comment: null });
    expect(planId).toBeGreaterThan(0);
  });

  test("numbers plans without gaps, also when several are logged at once", async () => {
    const ctx = await makeTestOrganisation();
    const logged = await Promise.all(Array.from({ length: 8 }, (_, n) => logPlan(ctx, { title: `Plan ${n}` })));
    expect(logged.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("takes days that have been, touchpoints and evidence that are there", async () => {
    const ctx = await makeTestOrganisation();
    const title = "Anything";
    const refused = (input: object) => expect(logPlan(ctx, { title, ...input })).rejects;
    await refused({ touchpoint: "moon" }).toMatchObject({ code: "not_found" });
    await refused({ trigger: { from: "2026-07-01", to: "2026-07-20" } }).toMatchObject({ code: "invalid_input" });
    await refused({
      evidence: [{ kind: "comment", responseId: "01900000-0000-7000-8000-000000000000", item: 0 }],
    }).toMatchObject({ code: "not_found" });
    await refused({ title: " " }).toThrow();
    expect(await listPlans(ctx)).toEqual([]);
  });

  test("keeps a limited member to their touchpoints, and out of everybody else's plans", async () => {
    const org = await makeTestOrganisation();
    await logPlan(org, { title: "Above all touchpoints" });
    await logPlan(org, { title: "Elsewhere", touchpoint: "delivery" });
    const { planId } = await logPlan(org, { title: "At the till", touchpoint: "checkout" });
    const { ctx: whole } = await makeTestPerson(org, ["teamMember"]);
    const [plan] = (await listPlans(org)).filter(({ title }) => title === "At the till");
    const checkout = (await inTenant(org, readCatalogue)).touchpoints.get("checkout")?.id ?? 0;
    const ctx: ServiceContext = { ...whole, touchpoints: [checkout] };
    expect((await listPlans(ctx)).map(({ number }) => number)).toEqual([plan?.number]);
    await expect(getPlan(ctx, { number: 1 })).rejects.toMatchObject({ code: "not_found" });
    await expect(logPlan(ctx, { title: "Above me" })).rejects.toMatchObject({ reason: "plan_above_touchpoints" });
    await expect(logPlan(ctx, { title: "There", touchpoint: "delivery" })).rejects.toMatchObject({ code: "not_found" });
    expect(await logPlan(ctx, { title: "Mine", touchpoint: "checkout" })).toMatchObject({ number: 4 });
    await notePlan(ctx, { planId, note: "It goes well" });
    const goal = { metric: "nps", method: "nps" as const, unitField: "touchpoint", targetChange: 5 };
    const set = (filters: { touchpoint?: string[] }, unit: string) =>
      setPlanGoal(ctx, { planId, goal: { ...goal, filters, planUnits: [unit] } });
    await expect(set({}, "delivery")).rejects.toMatchObject({ reason: "plan_above_touchpoints" });
    await expect(set({ touchpoint: ["checkout", "delivery"] }, "checkout")).rejects.toMatchObject({
      code: "not_found",
    });
    await set({ touchpoint: ["checkout"] }, "checkout");
  });
});

describe("working on a plan", () => {
  test("two who edit at once lose nothing: the second is told what has changed", async () => {
    const ctx = await makeTestOrganisation();
    const { planId, number } = await logPlan(ctx, { title: "Before" });
    await updatePlan(ctx, { planId, title: "First", seen: { title: "Before" } });
    await expect(updatePlan(ctx, { planId, title: "Second", seen: { title: "Before" } })).rejects.toMatchObject({
      ...{ code: "conflict", reason: "changed_meanwhile" },
    });
    await updatePlan(ctx, { planId, cost: 1200.5, seen: { cost: null } });
    expect(await getPlan(ctx, { number })).toMatchObject({ title: "First", cost: 1200.5 });
  });

  test("keeps actions with who does them until when, and says which are late", async () => {
    const org = await makeTestOrganisation();
    const { ctx, memberId } = await makeTestPerson(org, ["teamMember"]);
    const { planId, number } = await logPlan(ctx, { title: "Signs at the entrance" });
    const { actionId } = await addPlanAction(ctx, {
      planId,
      title: "Print",
      assigneeId: memberId,
      dueOn: "2026-06-29",
    });
    await addPlanAction(ctx, { planId, title: "Hang up" });
    expect((await getPlan(ctx, { number })).actions).toEqual({ total: 2, done: 0, overdue: 1 });
    await updatePlanAction(ctx, { planId, actionId, state: "done" });
    const plan = await getPlan(ctx, { number });
    expect(plan.actions).toEqual({ total: 2, done: 1, overdue: 0 });
    expect(plan.work[0]).toMatchObject({ title: "Print", state: "done", doneAt: testNow() });
    await expect(addPlanAction(ctx, { planId, title: "x", assigneeId: 999_999 })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("is stalled by silence, not by a date", async () => {
    const ctx = await makeTestOrganisation();
    const { planId } = await logPlan(ctx, { title: "Quiet" });
    expect((await listPlans(later(ctx, 60)))[0]).toMatchObject({ isStalled: false, quietDays: 60 });
    await recordPlanWorld(ctx, quiet);
    const whole = await makeTestPerson(ctx, ["cxLeader"]);
    await makeCompletePlan(whole.ctx, { startsOn: "2026-07-10", title: "Talked about" }).then((plan) =>
      proposePlan(whole.ctx, { planId: plan.planId }),
    );
    const stalled = async (days: number) =>
      (await listPlans(later(ctx, days))).filter(({ isStalled }) => isStalled).map(({ title }) => title);
    expect(await stalled(13)).toEqual([]);
    expect(await stalled(14)).toEqual(["Talked about"]);
    expect(planId).toBeGreaterThan(0);
  });

  test("goes on without whoever leaves: plans and open actions go to the heir", async () => {
    const org = await makeTestOrganisation();
    const [leaver, heir] = [await makeTestPerson(org, ["teamMember"]), await makeTestPerson(org, ["teamMember"])];
    const { planId, number } = await logPlan(leaver.ctx, { title: "Handed over" });
    await addPlanAction(leaver.ctx, { planId, title: "Call", assigneeId: leaver.memberId });
    await removeMember(org, { memberId: leaver.memberId, reassignToId: heir.memberId });
    const plan = await getPlan(org, { number });
    expect(plan.owner?.id).toBe(heir.memberId);
    expect(plan.work[0]?.assignee?.id).toBe(heir.memberId);
    expect(plan.loggedBy).toMatchObject({ id: leaver.memberId, isActive: false });
  });

  test("goes to the bin and comes back, and what ran stays", async () => {
    const ctx = await makeTestOrganisation();
    const { planId, number } = await logPlan(ctx, { title: "Not now" });
    const { ctx: leader } = await makeTestPerson(ctx, ["cxLeader"]);
    await deletePlan(leader, { planId });
    expect(await listPlans(ctx)).toEqual([]);
    const inBin = [{ kind: "improvementPlan", name: { en: "Not now" }, deletedBy: expect.any(String) }];
    expect(await listBin(leader)).toMatchObject(inBin);
    await expect(getPlan(ctx, { number })).rejects.toMatchObject({ code: "not_found" });
    await restorePlan(ctx, { planId });
    await withdrawPlan(ctx, { planId, reason: "The shop closes" });
    expect(await getPlan(ctx, { number })).toMatchObject({ state: "withdrawn" });
    await expect(notePlan(ctx, { planId, note: "late" })).rejects.toMatchObject({ code: "invalid_state" });
  });
});

const quiet = {
  ...{ regions: ["North", "East", "South", "West", "Centre"], lastDay: "2026-06-30", periods: 12, answers: 20 },
  promoters: () => 50,
};

describe("approving a plan", () => {
  test("asks for evidence, an owner, a goal and a start, and names what is missing", async () => {
    const org = await makeTestOrganisation();
    const { ctx } = await makeTestPerson(org, ["teamMember"]);
    const { planId } = await logPlan(ctx, { title: "Bare" });
    const missing = { reason: "plan_incomplete", params: { missing: "evidence, goal, startsOn" } };
    await expect(proposePlan(ctx, { planId })).rejects.toMatchObject(missing);
    await expect(approveSmallPlan(ctx, { planId })).rejects.toMatchObject(missing);
  });

  test("lets a small plan of one team start at once, and sends others to the council", async () => {
    const org = await makeTestOrganisation();
    await recordPlanWorld(org, quiet);
    const { ctx } = await makeTestPerson(org, ["teamMember"]);
    const { planId, number } = await makeCompletePlan(ctx, { startsOn: "2026-06-30" });
    await updatePlan(ctx, { planId, cost: 10_000 });
    await expect(approveSmallPlan(ctx, { planId })).rejects.toMatchObject({ reason: "plan_needs_council" });
    await updatePlan(ctx, { planId, cost: 9_999 });
    const { ctx: colleague } = await makeTestPerson(org, ["teamMember"]);
    await expect(approveSmallPlan(colleague, { planId })).rejects.toMatchObject({ code: "forbidden" });
    await approveSmallPlan(ctx, { planId });
    expect(await getPlan(ctx, { number })).toMatchObject({ state: "running", approvedAt: testNow() });
    await expect(approveSmallPlan(ctx, { planId })).rejects.toMatchObject({ code: "invalid_state" });
    await expect(updatePlan(ctx, { planId, startsOn: "2026-07-05" })).rejects.toMatchObject({ code: "invalid_state" });
    for (const change of [{ cost: 50_000 }, { isCrossTeam: true }])
      await expect(updatePlan(ctx, { planId, ...change })).rejects.toMatchObject({ code: "invalid_state" });
    const colleagueId = colleague.actor.kind === "member" ? colleague.actor.memberId : 0;
    for (const takeOver of [
      () => updatePlan(colleague, { planId, ownerId: colleagueId }),
      () => setPlanGoal(colleague, { planId, goal: null }),
    ])
      await expect(takeOver()).rejects.toMatchObject({ code: "forbidden" });
    await expect(unlinkEvidence(ctx, { planId, evidenceId: 1 })).rejects.toMatchObject({ code: "invalid_state" });
    const verbs = (await listAuditEntries(org, {})).items.map(({ verb }) => verb);
    expect(verbs).toContain("improvementPlan.approve");
  });

  test("is agreed before it starts", async () => {
    const org = await makeTestOrganisation();
    await recordPlanWorld(org, quiet);
    const { ctx } = await makeTestPerson(org, ["teamMember"]);
    const { planId, number } = await makeCompletePlan(ctx, { startsOn: "2026-07-10" });
    const startOn = (startsOn: string) => updatePlan(ctx, { planId, startsOn });
    await expect(startOn("2026-06-29")).rejects.toMatchObject({ reason: "plan_starts_before" });
    await expect(startOn("2037-01-01")).rejects.toMatchObject({ reason: "day_outside" });
    const late = { ...ctx, now: () => new Date("2026-07-11T10:00:00Z") };
    await expect(approveSmallPlan(late, { planId })).rejects.toMatchObject({ reason: "plan_starts_before" });
    // Before the council nobody could mend it any more.
    await expect(proposePlan(late, { planId })).rejects.toMatchObject({ reason: "plan_starts_before" });
    expect(await getPlan(ctx, { number })).toMatchObject({ state: "draft", startsOn: "2026-07-10" });
  });

  test("keeps no note that nobody can read", async () => {
    const ctx = await makeTestOrganisation();
    const { planId, number } = await logPlan(ctx, { title: "Notes" });
    for (const note of ["   ", "\u200b", "\n"])
      await expect(notePlan(ctx, { planId, note })).rejects.toBeInstanceOf(ZodError);
    await notePlan(ctx, { planId, note: "First line\nSecond line" });
    const { events } = await getPlan(ctx, { number });
    expect(events.flatMap((event) => event.note ?? [])).toEqual(["First line\nSecond line"]);
  });

  test("takes goals that a metric can show, whichever its scale", async () => {
    const ctx = await makeTestOrganisation();
    await recordPlanWorld(ctx, quiet);
    const { planId, number } = await logPlan(ctx, { title: "Goals" });
    const goal = { filters: {}, unitField: "region", planUnits: ["North"] };
    await setPlanGoal(ctx, { planId, goal: { ...goal, metric: "csat", method: "mean", targetChange: 1 } });
    await setPlanGoal(ctx, {
      planId,
      goal: { ...goal, metric: "csat", method: "share", threshold: 4, targetChange: 8 },
    });
    await setPlanGoal(ctx, { planId, goal: { ...goal, metric: "nps", method: "nps", targetChange: 12 } });
    expect((await getPlan(ctx, { number })).goal).toMatchObject({ metric: "nps", targetChange: 12 });
    const refused = (more: object) =>
      expect(setPlanGoal(ctx, { planId, goal: { ...goal, metric: "nps", method: "nps", ...more } })).rejects;
    await refused({ method: "mean" }).toMatchObject({ reason: "plan_method" });
    await refused({ metric: "csat" }).toMatchObject({ reason: "plan_method" });
    await refused({ metric: "csat", method: "share", threshold: 9 }).toMatchObject({ reason: "invalid_value" });
    await refused({ planUnits: ["Atlantis"] }).toMatchObject({ code: "not_found" });
    await refused({ targetChange: 201 }).toThrow();
    await refused({ metric: "csat", method: "mean", targetChange: 5 }).toMatchObject({ reason: "invalid_value" });
    const tooSmall = { targetChange: 2, smallestMeaningfulChange: 4 };
    await refused(tooSmall).toMatchObject({ reason: "plan_target_too_small" });
    const takenOut = [{ unit: "North", reason: "Flood" }];
    await refused({ takenOut }).toMatchObject({ reason: "plan_unit_left_out" });
    await refused({ metric: "joy" }).toMatchObject({ code: "not_found" });
    await linkEvidence(ctx, { planId, evidence: [{ kind: "response", responseId: await says(ctx, "x") }] });
  });
});

test("a theme leads to the plans that it was the reason for, as far as their reader sees them", async () => {
  const org = await makeTestOrganisation();
  const { ctx } = await makeTestPerson(org, ["teamMember"]);
  await createTheme(org, { key: "queue", name: { en: "Queue" }, rule: "queue" });
  const evidence = [{ kind: "theme" as const, theme: "queue", period: { from: "2026-06-01", to: "2026-06-28" } }];
  const [first, second] = [
    await logPlan(ctx, { title: "Second till", evidence }),
    await logPlan(ctx, { title: "Self-service", evidence, touchpoint: "checkout" }),
  ];
  expect(await listPlansByTheme(ctx)).toEqual({
    queue: [
      { number: second.number, title: "Self-service" },
      { number: first.number, title: "Second till" },
    ],
  });
  await deletePlan(ctx, { planId: second.planId });
  expect(await listPlansByTheme({ ...ctx, touchpoints: [2_000_000] })).toEqual({});
  expect(Object.keys(await listPlansByTheme(ctx))).toEqual(["queue"]);
});
