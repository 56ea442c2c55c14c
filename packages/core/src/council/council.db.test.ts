import { councilDecisions } from "@heard/db/schema/council";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { ZodError } from "zod";
import { listAuditEntries } from "../audit/index.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { makeExport } from "../exports/index.ts";
import { getPlan, proposePlan, updatePlan } from "../improvement-plans/index.ts";
import { removeMember } from "../members/remove.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, recordPlanWorld } from "../testing/plan-world.ts";
import {
  decideOnPlan,
  getCouncil,
  listDecisionsOfPlan,
  replayDecision,
  setCouncilSeat,
  setRankingInput,
  updateCouncil,
  voteOnPlan,
} from "./index.ts";
import { rankProposals } from "./rules.ts";

useTestDatabase();

const world = {
  ...{ regions: ["North", "East", "South", "West", "Centre"], lastDay: "2026-06-30", periods: 14, answers: 20 },
  promoters: () => 50,
};

async function makeCouncil() {
  const org = await makeTestOrganisation();
  await recordPlanWorld(org, world);
  const [team, leader] = [await makeTestPerson(org, ["teamMember"]), await makeTestPerson(org, ["cxLeader"])];
  const [first, second] = [await makeTestPerson(org, ["councilMember"]), await makeTestPerson(org, ["councilMember"])];
  return { org, team: team.ctx, leader: leader.ctx, first, second };
}

async function propose(team: ServiceContext, title: string, more: object = {}, sponsorId: number | null = null) {
  const plan = await makeCompletePlan(team, { startsOn: "2026-07-10", title, ...more });
  await updatePlan(team, { planId: plan.planId, isCrossTeam: true, sponsorId });
  await proposePlan(team, { planId: plan.planId });
  return plan;
}

describe("deciding", () => {
  test("takes a quorum and a majority, and freezes what the plan will be judged by", async () => {
    const { team, first, second } = await makeCouncil();
    const { planId, number } = await propose(team, "Refunds in five days");
    const approve = (ctx: ServiceContext) => decideOnPlan(ctx, { planId, decision: "approve", reason: "Largest drop" });
    await expect(approve(first.ctx)).rejects.toMatchObject({
      reason: "council_quorum",
      params: { votes: 0, quorum: 2 },
    });
    await voteOnPlan(first.ctx, { planId, choice: "against", reason: "Too dear" });
    await voteOnPlan(second.ctx, { planId, choice: "for" });
    await expect(approve(first.ctx)).rejects.toMatchObject({ reason: "council_majority" });
    await voteOnPlan(first.ctx, { planId, choice: "for", reason: "Cheap, and it can be taken back" });
    await approve(second.ctx);
    expect(await getPlan(team, { number })).toMatchObject({ state: "approved" });
    expect(await listDecisionsOfPlan(team, { planId })).toMatchObject([
      { decision: "approve", reason: "Largest drop", tally: { for: 2, against: 0, abstain: 0 }, rank: [1, 1] },
    ]);
    await expect(voteOnPlan(first.ctx, { planId, choice: "for" })).rejects.toMatchObject({ code: "invalid_state" });
  });

  test("of two who decide at once one decides, and the other is told", async () => {
    const { team, first, second, org } = await makeCouncil();
    const { planId } = await propose(team, "Both at once");
    for (const { ctx } of [first, second]) await voteOnPlan(ctx, { planId, choice: "for" });
    const outcomes = await Promise.allSettled([
      decideOnPlan(first.ctx, { planId, decision: "approve", reason: "Yes" }),
      decideOnPlan(second.ctx, { planId, decision: "sendBack", reason: "Not yet" }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "invalid_state" } });
    expect(await inTenant(org, (tx) => tx.select().from(councilDecisions))).toHaveLength(1);
  });

  test("leaves out whoever owns or sponsors the plan, and everybody who is no member", async () => {
    const { org, leader, team, first, second } = await makeCouncil();
    const third = await makeTestPerson(org, ["councilMember"]);
    const { planId } = await propose(team, "Own", {}, first.memberId);
    await expect(voteOnPlan(first.ctx, { planId, choice: "for" })).rejects.toMatchObject({ reason: "vote_own_plan" });
    const [proposal] = (await getCouncil(first.ctx)).proposals;
    expect(proposal).toMatchObject({ isOwn: true, missing: [{}, {}] });
    for (const { ctx } of [second, third]) await voteOnPlan(ctx, { planId, choice: "for" });
    const own = decideOnPlan(first.ctx, { planId, decision: "approve", reason: "Mine" });
    await expect(own).rejects.toMatchObject({ reason: "vote_own_plan" });
    await expect(updatePlan(team, { planId, cost: 1 })).rejects.toMatchObject({ code: "invalid_state" });
    await removeMember(org, { memberId: third.memberId, reassignToId: null });
    const short = decideOnPlan(second.ctx, { planId, decision: "approve", reason: "One vote left" });
    await expect(short).rejects.toMatchObject({ reason: "council_quorum", params: { votes: 1, quorum: 2 } });
    const owner = await makeTestPerson(org, ["owner"]);
    for (const ctx of [leader, team, owner.ctx]) {
      await expect(voteOnPlan(ctx, { planId, choice: "for" })).rejects.toMatchObject({ code: "forbidden" });
      const input = { planId, decision: "approve" as const, reason: "x" };
      await expect(decideOnPlan(ctx, input)).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  test("sends back with a reason, and votes anew when it is proposed again", async () => {
    const { team, first, second } = await makeCouncil();
    const { planId, number } = await propose(team, "Twice");
    for (const { ctx } of [first, second]) await voteOnPlan(ctx, { planId, choice: "abstain" });
    await decideOnPlan(first.ctx, { planId, decision: "sendBack", reason: "Say how it is measured" });
    expect(await getPlan(team, { number })).toMatchObject({ state: "draft" });
    const again = { ...team, now: () => new Date("2026-07-01T08:00:00Z") };
    await proposePlan(again, { planId });
    const [proposal] = (await getCouncil({ ...first.ctx, now: again.now })).proposals;
    expect(proposal).toMatchObject({ votes: [], ownVote: null, votesUntil: "2026-07-08" });
  });

  test("keeps the ranking of that day, which can be computed again", async () => {
    const { org, leader, team, first, second } = await makeCouncil();
    const { planId } = await propose(team, "Small", { goal: { targetChange: 5 } });
    const { planId: other } = await propose(team, "Large", {
      goal: { targetChange: 40, planUnits: ["East", "South"] },
    });
    const order = async () => (await getCouncil(first.ctx)).proposals.map((one) => one.plan.title);
    expect(await order()).toEqual(["Large", "Small"]);
    await setRankingInput(leader, { planId: other, effort: 5, impact: 1, reason: "Years of work" });
    expect(await order()).toEqual(["Small", "Large"]);
    for (const { ctx } of [first, second]) await voteOnPlan(ctx, { planId, choice: "for" });
    await decideOnPlan(first.ctx, { planId, decision: "approve", reason: "First in the list" });
    await updateCouncil(leader, { weights: { impact: 0, volume: 0, confidence: 0, effort: 0 } });
    await setRankingInput(leader, { planId: other, effort: 1, impact: 90, reason: "Bought ready-made" });
    const [kept] = await inTenant(org, (tx) => tx.select().from(councilDecisions));
    if (!kept) throw new Error("nothing was kept");
    expect(rankProposals(kept.ranking).map((one) => one.planId)).toEqual([planId, other]);
    expect(await listDecisionsOfPlan(team, { planId })).toMatchObject([{ rank: [1, 1], proposals: 2 }]);
    expect(await replayDecision(team, { decisionId: kept.id })).toMatchObject({ isSame: true });
    // It was made from all touchpoints, and whoever sees one of them is told what was decided.
    const { touchpoints } = await inTenant(org, (tx) => readCatalogue(tx));
    const part = { ...team, touchpoints: [touchpoints.get("checkout")?.id ?? 0] };
    expect(await listDecisionsOfPlan(part, { planId })).toMatchObject([
      { decision: "approve", reason: "First in the list", rank: null, proposals: null },
    ]);
    await expect(replayDecision(part, { decisionId: kept.id })).rejects.toMatchObject({ reason: "council_sees_part" });
  });
});

describe("the log of decisions", () => {
  test("leaves as a file with what each was taken from, on record, and runs in no spreadsheet", async () => {
    const { org, leader, team, first, second } = await makeCouncil();
    const { planId, number } = await propose(team, "Refunds");
    for (const { ctx } of [first, second]) await voteOnPlan(ctx, { planId, choice: "for" });
    await decideOnPlan(first.ctx, { planId, decision: "approve", reason: "=HYPERLINK(1)" });
    const input = { content: { kind: "decisions" }, format: "csv", locale: "en" } as const;
    const { name, content } = await makeExport(leader, input, { responseAddress: "https://heard.example/" });
    const text = new TextDecoder().decode(content);
    const line = text.split("\r\n").find((one) => one.includes(",Refunds,"));
    expect(name).toBe(`${org.organisation.key}-decisions.csv`);
    expect(line).toContain(`,${number},Refunds,Approved,'=HYPERLINK(1),`);
    // Two for, none against, rank 1 of 1, and the order follows from what was kept.
    expect(line).toMatch(/,no,2,0,0,1,1,1,[^,]+,[^,]+,[^,]+,3,[^,]+,1 · 1 · 1 · 1,yes$/);
    const [entry] = (await listAuditEntries(org, { verb: "export.create" })).items;
    expect(entry).toMatchObject({ verb: "export.create" });
    await expect(makeExport(first.ctx, input, { responseAddress: "" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("the council", () => {
  test("shows who stands for what, and a gap where somebody has left", async () => {
    const { org, leader, first } = await makeCouncil();
    const gaps = async () =>
      (await getCouncil(leader)).coverage.filter(({ seats }) => seats.length === 0).map(({ touchpoint }) => touchpoint);
    expect(await gaps()).toEqual(["checkout", "delivery", "returns"]);
    await setCouncilSeat(leader, { touchpoint: "checkout", memberId: first.memberId, part: "owner" });
    await setCouncilSeat(leader, { touchpoint: "returns", memberId: first.memberId, part: "deputy" });
    expect(await gaps()).toEqual(["delivery"]);
    await setCouncilSeat(leader, { touchpoint: "returns", memberId: first.memberId, part: null });
    expect(await gaps()).toEqual(["delivery", "returns"]);
    await removeMember(org, { memberId: first.memberId, reassignToId: null });
    expect(await gaps()).toEqual(["checkout", "delivery", "returns"]);
  });

  test("keeps why a measured input was put aside for as long as it is", async () => {
    const { leader, team } = await makeCouncil();
    const { planId } = await propose(team, "Refunds");
    const reasonOf = async () =>
      (await getCouncil(leader)).proposals.find(({ plan }) => plan.id === planId)?.inputReason;
    await setRankingInput(leader, { planId, impact: 40, reason: "A recall is coming" });
    await setRankingInput(leader, { planId, effort: 5 });
    expect(await reasonOf()).toBe("A recall is coming");
    // Of two who say it at once the second is told; what was measured stands beside it.
    const late = setRankingInput(leader, { planId, impact: 10, reason: "Mine", seen: { impact: null } });
    await expect(late).rejects.toMatchObject({ reason: "changed_meanwhile", params: { field: "impact" } });
    const [shown] = (await getCouncil(leader)).proposals;
    expect(shown).toMatchObject({ ranked: { impact: 40 }, measured: { impact: 5 }, byPeople: ["impact", "effort"] });
    await setRankingInput(leader, { planId, effort: 4, seen: { effort: 5 } });
    await setRankingInput(leader, { planId, impact: null, seen: { impact: 40 } });
    expect(await reasonOf()).toBeNull();
  });

  test("counts in a currency that exists", async () => {
    const { leader } = await makeCouncil();
    await expect(updateCouncil(leader, { currency: "ZZZ" })).rejects.toBeInstanceOf(ZodError);
    await updateCouncil(leader, { currency: "CNY" });
    expect((await getCouncil(leader)).settings.currency).toBe("CNY");
  });

  test("works as its settings say, and two who change them lose nothing", async () => {
    const { leader, team } = await makeCouncil();
    await updateCouncil(leader, { costThreshold: 500, seen: { costThreshold: 10_000 } });
    await expect(updateCouncil(leader, { costThreshold: 900, seen: { costThreshold: 10_000 } })).rejects.toMatchObject({
      reason: "changed_meanwhile",
    });
    const { number, planId } = await makeCompletePlan(team, { startsOn: "2026-07-10" });
    await updatePlan(team, { planId, cost: 500 });
    expect(await getPlan(team, { number })).toMatchObject({ needsCouncil: true, council: { costThreshold: 500 } });
    await expect(updateCouncil(team, { quorum: 1 })).rejects.toMatchObject({ code: "forbidden" });
  });
});
