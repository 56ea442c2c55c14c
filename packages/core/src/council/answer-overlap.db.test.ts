import { useTestDatabase } from "@heard/db/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { listAuditEntries } from "../audit/index.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { approveSmallPlan, getPlan, linkEvidence, proposePlan, updatePlan } from "../improvement-plans/index.ts";
import { getMyDay } from "../progress/index.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, recordPlanWorld } from "../testing/plan-world.ts";
import { forecastGoal, getVerdict } from "../verdicts/index.ts";
import { answerOverlapOfProposal, decideOnPlan, getCouncil, voteOnPlan } from "./index.ts";

useTestDatabase();

const startsOn = "2026-07-10";

describe("a proposal that meets a plan which was agreed after it was proposed", () => {
  let org: ServiceContext;
  let team: ServiceContext;
  let council: ServiceContext[];
  let sponsor: Awaited<ReturnType<typeof makeTestPerson>>;
  let proposal: { planId: number; number: number };
  let small: { planId: number; number: number };
  beforeAll(async () => {
    org = await makeTestOrganisation();
    const regions = ["Centre", "East", "North", "South", "West"];
    await recordPlanWorld(org, { regions, lastDay: "2026-06-30", periods: 14, answers: 20, promoters: () => 50 });
    ({ ctx: team } = await makeTestPerson(org, ["teamMember"]));
    const [first, second] = [
      await makeTestPerson(org, ["councilMember"]),
      await makeTestPerson(org, ["councilMember"]),
    ];
    sponsor = await makeTestPerson(org, ["councilMember"]);
    council = [first.ctx, second.ctx];
    proposal = await makeCompletePlan(team, { startsOn, title: "Refunds" });
    const { results } = await recordResponses(org, {
      ...{ source: "app", mode: "api" },
      responses: ["The queue is long", "Nobody answers"].map((text, at) => ({
        externalId: `said ${at}`,
        ...{ occurredOn: "2026-06-29", touchpoint: "checkout", comments: [{ text }], scores: [] },
      })),
    });
    const said = results.flatMap((one) =>
      "id" in one ? [{ kind: "comment" as const, responseId: one.id, item: 0 }] : [],
    );
    await linkEvidence(team, { planId: proposal.planId, evidence: said });
    await updatePlan(team, {
      ...{ planId: proposal.planId, isCrossTeam: true, sponsorId: sponsor.memberId },
      cause: { whys: ["Nobody opens the mail", "It goes to a list", ""] },
    });
    await proposePlan(team, { planId: proposal.planId });
    small = await makeCompletePlan(team, { startsOn, title: "Signs" });
    await approveSmallPlan(team, { planId: small.planId });
  });
  const at = (ctx: ServiceContext, instant: string) => ({ ...ctx, now: () => new Date(instant) });
  const proposalOf = async (ctx: ServiceContext) => (await getCouncil(ctx)).proposals[0];
  const facts = async (ctx: ServiceContext) => (await getCouncil(ctx)).proposals[0]?.facts;

  test("is shown to the council with all that it decides on, as the plan's own page has it", async () => {
    const [reader] = council;
    if (!reader) throw new Error("There is a council");
    const known = await facts(reader);
    expect(known).toMatchObject({
      ...{ isPart: false, cause: "It goes to a list", quote: { text: "The queue is long", count: 2 } },
      outlook: { overlaps: [{ planId: small.planId, number: small.number, units: ["North"], isAnswered: false }] },
    });
    const { goal, trigger } = await getPlan(reader, { number: proposal.number });
    if (!goal) throw new Error("The plan has a goal");
    const forecast = await forecastGoal(reader, { planId: proposal.planId, goal, startsOn, trigger });
    expect(known?.outlook).toMatchObject({ forecast: forecast.forecast, baseline: forecast.baseline });
    const drawn = known?.outlook?.periods ?? [];
    expect(drawn.filter(({ window }) => window === "baseline").every(({ levels }) => levels.plan?.n === 20)).toBe(true);
    expect(drawn.filter(({ window }) => window === "after").every(({ levels }) => levels.plan === null)).toBe(true);
  });

  test("is shown without figures to whoever sees a part, whose part would say something else", async () => {
    const { touchpoints } = await inTenant(org, (tx) => readCatalogue(tx));
    const [reader] = council;
    if (!reader) throw new Error("There is a council");
    const limited = { ...reader, touchpoints: [touchpoints.get("checkout")?.id ?? 0] };
    expect(await facts(limited)).toMatchObject({ isPart: true, outlook: null, cause: "It goes to a list" });
    // A rank, and what it is made from, counts more than some touchpoints.
    expect(await proposalOf(reader)).toMatchObject({ ranked: { rank: [1, 1] } });
    expect(await proposalOf(limited)).toMatchObject({ ranked: null });
    expect(JSON.stringify(await proposalOf(limited))).not.toContain("volume");
  });

  test("is approved once the council has said that both are judged together, and has voted on that", async () => {
    const { planId } = proposal;
    const [first, second] = council.map((ctx) => at(ctx, "2026-07-01T09:00:00Z"));
    if (!first || !second) throw new Error("There is a council");
    const seen = { factsSince: (await proposalOf(first))?.factsSince };
    for (const ctx of council) await voteOnPlan(ctx, { planId, choice: "for", seen });
    const approve = () => decideOnPlan(first, { planId, decision: "approve", reason: "Yes" });
    await expect(approve()).rejects.toMatchObject({ reason: "plan_overlaps" });
    const answer = (ctx: ServiceContext, otherPlanId = small.planId) =>
      answerOverlapOfProposal(ctx, { planId, otherPlanId });
    await expect(answer(team)).rejects.toMatchObject({ code: "forbidden" });
    await expect(answer(sponsor.ctx)).rejects.toMatchObject({ reason: "vote_own_plan" });
    await expect(answer({ ...first, touchpoints: [] })).rejects.toMatchObject({ reason: "council_sees_part" });
    await expect(answer(first, planId)).rejects.toMatchObject({ code: "not_found" });
    await answer(first);
    expect((await facts(second))?.outlook?.overlaps).toMatchObject([{ isAnswered: true }]);

    // What was voted on before is another plan than this one: the votes are shown, and cast anew.
    await expect(approve()).rejects.toMatchObject({ reason: "council_quorum", params: { votes: 0 } });
    expect(await proposalOf(second)).toMatchObject({
      votes: [{ isFormer: true }, { isFormer: true }],
      ...{ tally: { for: 0 }, ownVote: null, missing: [{}, {}] },
    });
    expect((await getMyDay(second)).votes).toMatchObject([{ id: planId }]);
    for (const attempt of [
      () => voteOnPlan(second, { planId, choice: "for", seen }),
      () => decideOnPlan(second, { planId, decision: "sendBack", reason: "No", seen }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "conflict", reason: "changed_since_read" });
    const now = { factsSince: (await proposalOf(first))?.factsSince };
    for (const ctx of [first, second]) await voteOnPlan(ctx, { planId, choice: "for", seen: now });
    expect(await proposalOf(second)).toMatchObject({
      votes: [{ isFormer: false }, {}],
      tally: { for: 2 },
      missing: [],
    });
    expect((await getMyDay(second)).votes).toEqual([]);
    await decideOnPlan(first, { planId, decision: "approve", reason: "Yes", seen: now });
    expect(await getVerdict(team, { planId })).toMatchObject({
      overlaps: [{ planId: small.planId }],
      registered: { overlapChoices: [{ number: small.number, units: ["North"], choice: "joint" }] },
    });
    const { items } = await listAuditEntries(org, { verb: "improvementPlan.answerOverlap" });
    expect(items).toMatchObject([
      { fields: ["overlapChoices"], after: { overlapChoices: "joint", plan: small.number } },
    ]);
    await expect(answer(first)).rejects.toMatchObject({ code: "invalid_state" });
  });
});
