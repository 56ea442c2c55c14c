import { useTestDatabase } from "@heard/db/testing";
import { beforeEach, describe, expect, test } from "vitest";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { answerOverlapOfProposal, decideOnPlan, getCouncil, voteOnPlan } from "../council/index.ts";
import { getMyDay } from "../progress/index.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, recordPlanWorld } from "../testing/plan-world.ts";
import { getVerdict } from "../verdicts/index.ts";
import { approveSmallPlan, getPlan, proposePlan, setPlanGoal, updatePlan, withdrawPlan } from "./index.ts";

useTestDatabase();

const startsOn = "2026-07-10";

describe("a proposal that the council judges together with an agreed plan, once that plan is agreed no more", () => {
  let org: ServiceContext;
  let team: ServiceContext;
  let members: [ServiceContext, ServiceContext];
  let proposal: { planId: number; number: number };
  let small: { planId: number; number: number };
  const at = (ctx: ServiceContext, instant: string) => ({ ...ctx, now: () => new Date(instant) });
  const early = "2026-07-01T09:00:00Z";
  const late = "2026-07-01T10:00:00Z";
  beforeEach(async () => {
    org = await makeTestOrganisation();
    const regions = ["Centre", "East", "North", "South", "West"];
    await recordPlanWorld(org, { regions, lastDay: "2026-06-30", periods: 14, answers: 20, promoters: () => 50 });
    ({ ctx: team } = await makeTestPerson(org, ["teamMember"]));
    const [first, second, sponsor] = [
      await makeTestPerson(org, ["councilMember"]),
      await makeTestPerson(org, ["councilMember"]),
      await makeTestPerson(org, ["councilMember"]),
    ];
    members = [at(first.ctx, early), at(second.ctx, early)];
    proposal = await makeCompletePlan(team, { startsOn, title: "Refunds" });
    await updatePlan(team, {
      ...{ planId: proposal.planId, isCrossTeam: true, sponsorId: sponsor.memberId, touchpoint: null },
    });
    await proposePlan(team, { planId: proposal.planId });
    small = await makeCompletePlan(team, { startsOn, title: "Signs" });
    await approveSmallPlan(team, { planId: small.planId });
    await answerOverlapOfProposal(members[0], { planId: proposal.planId, otherPlanId: small.planId });
    // A second later, so that the votes are on both together.
    members = [at(first.ctx, "2026-07-01T09:00:01Z"), at(second.ctx, "2026-07-01T09:00:01Z")];
    for (const member of members) await voteOnPlan(member, { planId: proposal.planId, choice: "for" });
  });
  const proposalOf = async (ctx: ServiceContext) => (await getCouncil(ctx)).proposals[0];
  const approve = (ctx: ServiceContext, seen?: { factsSince: string }) =>
    decideOnPlan(ctx, { planId: proposal.planId, decision: "approve", reason: "Yes", ...(seen ? { seen } : {}) });

  test("is another plan again: votes on both together count no more, and it is approved with those on the plan by itself", async () => {
    const [first, second] = members;
    expect(await proposalOf(first)).toMatchObject({ tally: { for: 2 }, missing: [] });
    const seen = { factsSince: (await proposalOf(first))?.factsSince ?? "" };
    await withdrawPlan(at(team, late), { planId: small.planId, reason: "The signs stay" });

    expect(await proposalOf(second)).toMatchObject({
      votes: [{ isFormer: true }, { isFormer: true }],
      ...{ tally: { for: 0 }, ownVote: null, missing: [{}, {}] },
    });
    expect((await getMyDay(second)).votes).toMatchObject([{ id: proposal.planId }]);
    await expect(approve(first, seen)).rejects.toMatchObject({ code: "conflict", reason: "changed_since_read" });
    await expect(approve(first)).rejects.toMatchObject({ reason: "council_quorum", params: { votes: 0 } });
    const { events } = await getPlan(team, { number: proposal.number });
    expect(events[0]).toMatchObject({ verb: "improvementPlan.endJoint" });

    for (const member of members)
      await voteOnPlan(at(member, "2026-07-01T11:00:00Z"), { planId: proposal.planId, choice: "for" });
    await approve(at(first, "2026-07-01T11:00:00Z"));
    const verdict = await getVerdict(team, { planId: proposal.planId });
    expect(verdict?.overlaps).toEqual([]);
    expect(verdict?.registered.overlapChoices).toBeUndefined();
  });

  test("so it is when the other plan counts something else from now on, and for whoever does not see the proposal", async () => {
    const { touchpoints } = await inTenant(org, (tx) => readCatalogue(tx));
    const checkout = touchpoints.get("checkout")?.id ?? 0;
    const goal = { metric: "nps", method: "nps", unitField: "region", targetChange: 10 } as const;
    const filters = { touchpoint: ["checkout"] };
    const limited = { ...at(team, late), touchpoints: [checkout] };
    await expect(getPlan(limited, { number: proposal.number })).rejects.toMatchObject({ code: "not_found" });
    await setPlanGoal(limited, { planId: small.planId, goal: { ...goal, filters, planUnits: ["South"] } });
    expect(await proposalOf(members[0])).toMatchObject({ tally: { for: 0 }, votes: [{ isFormer: true }, {}] });
  });

  test("another one that nothing was said of keeps its votes", async () => {
    const other = await makeCompletePlan(team, { startsOn, title: "Signs", goal: { planUnits: ["West"] } });
    await approveSmallPlan(team, { planId: other.planId });
    await withdrawPlan(at(team, late), { planId: other.planId, reason: "No" });
    expect(await proposalOf(members[0])).toMatchObject({ tally: { for: 2 }, votes: [{ isFormer: false }, {}] });
  });
});
