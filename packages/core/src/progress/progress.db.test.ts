import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import type { ServiceContext } from "../context.ts";
import { voteOnPlan } from "../council/index.ts";
import { follow } from "../follows/index.ts";
import {
  addPlanAction,
  approveSmallPlan,
  closePlan,
  getPlan,
  linkEvidence,
  logPlan,
  logPlanLike,
  proposePlan,
  updatePlan,
  updatePlanAction,
} from "../improvement-plans/index.ts";
import { addDays } from "../measures/rules.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, recordPlanWorld } from "../testing/plan-world.ts";
import { judgeDuePlans } from "../verdicts/judge.ts";
import { getMyDay, getMyImpact, getMyPart, searchLibrary } from "./index.ts";

useTestDatabase();

const at = (ctx: ServiceContext, day: string): ServiceContext => ({ ...ctx, now: () => new Date(`${day}T12:00:00Z`) });

/** North gains 30 points from the start on, where it is to improve; the others stay. */
async function makeJudgedPlan(org: ServiceContext, by: ServiceContext, { improves }: { improves: boolean }) {
  await recordPlanWorld(org, {
    ...{ regions: ["North", "East", "South", "West", "Centre", "Coast"], lastDay: "2026-06-30", periods: 29 },
    ...{ answers: 40, promoters: (region, ago) => (improves && region === "North" && ago < 3 ? 80 : 40) },
  });
  const startsOn = addDays("2026-06-30", -28 * 3 + 1);
  const early = at(by, addDays(startsOn, -5));
  const plan = await makeCompletePlan(early, { startsOn, goal: { afterPeriods: 3, graceDays: 0 } });
  const cause = { category: "process" as const, whys: ["收銀台不夠"] };
  await updatePlan(early, { planId: plan.planId, kind: "process", cause });
  await approveSmallPlan(early, { planId: plan.planId });
  const system: ServiceContext = { ...org, actor: { kind: "system" } };
  await judgeDuePlans(at(system, startsOn));
  await judgeDuePlans(at(system, "2026-07-03"));
  return plan;
}

describe("what needs somebody today", () => {
  test("is their own actions, votes, silent plans and fresh verdicts, and nothing of others", async () => {
    const org = await makeTestOrganisation();
    const [team, council] = [await makeTestPerson(org, ["teamMember"]), await makeTestPerson(org, ["councilMember"])];
    const second = await makeTestPerson(org, ["councilMember"]);
    await recordPlanWorld(org, {
      ...{ regions: ["North", "East", "South", "West"], lastDay: "2026-06-30", periods: 9, answers: 20 },
      promoters: () => 50,
    });
    const plan = await makeCompletePlan(team.ctx, { startsOn: "2026-07-20", title: "Second till" });
    const assigneeId = team.memberId;
    const late = await addPlanAction(team.ctx, {
      planId: plan.planId,
      title: "Train",
      assigneeId,
      dueOn: "2026-06-29",
    });
    await addPlanAction(team.ctx, { planId: plan.planId, title: "Open", assigneeId, dueOn: "2026-07-07" });
    await addPlanAction(team.ctx, { planId: plan.planId, title: "Later", assigneeId, dueOn: "2026-07-08" });
    await updatePlan(team.ctx, { planId: plan.planId, isCrossTeam: true });
    await proposePlan(team.ctx, { planId: plan.planId });
    expect((await getMyDay(team.ctx)).actions).toMatchObject([
      { title: "Train", isOverdue: true, number: plan.number },
      { title: "Open", isOverdue: false },
    ]);
    await updatePlanAction(team.ctx, { planId: plan.planId, actionId: late.actionId, state: "done" });
    expect((await getMyDay(team.ctx)).actions.map(({ title }) => title)).toEqual(["Open"]);
    expect(await getMyDay(council.ctx)).toMatchObject({ actions: [], votes: [{ number: plan.number }], toDecide: [] });
    for (const { ctx } of [council, second]) await voteOnPlan(ctx, { planId: plan.planId, choice: "for" });
    expect(await getMyDay(council.ctx)).toMatchObject({ votes: [], toDecide: [{ number: plan.number }] });
    const silent = await getMyDay(at(team.ctx, "2026-07-18"));
    expect(silent.stalled.map(({ number }) => number)).toEqual([plan.number]);
    const stranger = await makeTestPerson(org, ["teamMember"]);
    expect((await getMyDay(at(stranger.ctx, "2026-07-18"))).stalled).toEqual([]);
    await follow(stranger.ctx, { kind: "plan", planId: plan.planId });
    expect((await getMyDay(at(stranger.ctx, "2026-07-18"))).stalled).toHaveLength(1);
  });

  test("names the touchpoints that somebody works on, or the limits that they have", async () => {
    const org = await makeTestOrganisation();
    const { ctx } = await makeTestPerson(org, ["teamMember"]);
    expect((await getMyPart(ctx)).touchpoints).toEqual([]);
    await logPlan(ctx, { title: "Refunds", touchpoint: "returns" });
    await follow(ctx, { kind: "touchpoint", touchpoint: "delivery" });
    expect(await getMyPart(ctx)).toMatchObject({
      touchpoints: ["delivery", "returns"],
      plans: [{ title: "Refunds" }],
      follows: [{ kind: "touchpoint", touchpoint: "delivery" }],
    });
  });
});

describe("what others learn from a plan", () => {
  test("is found by words of either script, cause and verdict, with what was learnt", async () => {
    const org = await makeTestOrganisation();
    const { ctx } = await makeTestPerson(org, ["teamMember"]);
    const plan = await makeJudgedPlan(org, ctx, { improves: true });
    const july = at(ctx, "2026-07-04");
    expect((await getMyDay(july)).verdicts.map(({ verdict }) => verdict.verdict)).toEqual(["improved"]);
    expect((await getMyDay(july)).toClose.map(({ number }) => number)).toEqual([plan.number]);
    await closePlan(july, { planId: plan.planId, reason: "A second till pays" });
    const { items: found } = await searchLibrary(july, {
      words: "收银台 till",
      category: "process",
      verdict: "improved",
    });
    expect(found).toMatchObject([
      { plan: { number: plan.number }, lesson: "worked", learnt: "A second till pays", verdict: { claim: "effect" } },
    ]);
    for (const other of [
      { words: "refund" },
      { category: "people" },
      { verdict: "worsened" },
      { touchpoint: "returns" },
    ])
      expect(await searchLibrary(july, other as Parameters<typeof searchLibrary>[1])).toMatchObject({
        total: 1,
        items: [],
      });
    const like = await logPlanLike(july, { planId: plan.planId });
    expect(await getPlan(july, { number: like.number })).toMatchObject({
      ...{ state: "draft", title: "Faster checkout", kind: "process", goal: null, evidence: [] },
      cause: { category: "process", whys: ["收銀台不夠"] },
      touchpoint: { key: "checkout" },
    });
  });

  test("shows what did not work as well, and calls nobody the better for it", async () => {
    const org = await makeTestOrganisation();
    const { ctx } = await makeTestPerson(org, ["teamMember"]);
    const plan = await makeJudgedPlan(org, ctx, { improves: false });
    const july = at(ctx, "2026-07-04");
    expect((await searchLibrary(july, {})).items).toMatchObject([{ lesson: "didNotWork" }]);
    const { results } = await recordResponses(org, {
      ...{ source: "app", mode: "api" },
      responses: [
        { externalId: "said", occurredOn: "2026-06-30", comments: [{ text: "The queue is long" }], scores: [] },
      ],
    });
    const [said] = results;
    const responseId = said && "id" in said ? said.id : "";
    const helper = await makeTestPerson(org, ["teamMember"]);
    const other = await logPlan(ctx, { title: "Shorter queue" });
    await linkEvidence(helper.ctx, { planId: other.planId, evidence: [{ kind: "comment", responseId, item: 0 }] });
    expect(await getMyImpact(helper.ctx)).toMatchObject([
      { plan: { number: other.number }, parts: [], linkedComments: 1, verdict: null },
    ]);
    expect(await getMyImpact(at(ctx, "2026-07-04"))).toMatchObject([
      { plan: { number: other.number }, parts: ["owner"] },
      { plan: { number: plan.number }, parts: ["owner"], verdict: { verdict: "noDetectableChange" } },
    ]);
  });
});
