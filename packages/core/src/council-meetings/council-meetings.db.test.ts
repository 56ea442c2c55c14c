import { workLookup } from "@heard/db";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { ZodError } from "zod";
import type { ServiceContext } from "../context.ts";
import {
  closeVotes,
  decideOnPlan,
  getCouncil,
  giveProxy,
  reconsiderDecision,
  replayDecision,
  updateCouncil,
  voteOnPlan,
} from "../council/index.ts";
import { getPlan, proposePlan, updatePlan } from "../improvement-plans/index.ts";
import type { MailLetter } from "../mail/create.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, recordPlanWorld } from "../testing/plan-world.ts";
import {
  addAgendaItem,
  cancelMeeting,
  closeMeeting,
  getMeeting,
  listMeetings,
  noteAgendaItem,
  openMeeting,
  planMeeting,
  removeAgendaItem,
  sendMinutes,
  setAttendance,
  updateMeeting,
} from "./index.ts";

useTestDatabase();

const world = {
  ...{ regions: ["North", "East", "South", "West", "Centre"], lastDay: "2026-06-30", periods: 14, answers: 20 },
  promoters: () => 50,
};
const on = (ctx: ServiceContext, day: string): ServiceContext => ({ ...ctx, now: () => new Date(`${day}T10:00:00Z`) });

async function makeCouncil() {
  const org = await makeTestOrganisation();
  await recordPlanWorld(org, world);
  const [team, leader] = [await makeTestPerson(org, ["teamMember"]), await makeTestPerson(org, ["cxLeader"])];
  const [first, second, third] = [
    await makeTestPerson(org, ["councilMember"]),
    await makeTestPerson(org, ["councilMember"]),
    await makeTestPerson(org, ["councilMember"]),
  ];
  return { org, team: team.ctx, leader: leader.ctx, first, second, third };
}

async function propose(team: ServiceContext, title = "Refunds in five days", sponsorId: number | null = null) {
  const plan = await makeCompletePlan(team, { startsOn: "2026-07-20", title });
  await updatePlan(team, { planId: plan.planId, isCrossTeam: true, sponsorId });
  await proposePlan(team, { planId: plan.planId });
  return plan;
}

async function openOne(leader: ServiceContext, there: readonly { memberId: number }[]) {
  const { meetingId } = await planMeeting(leader, { day: "2026-06-30", time: "09:00", place: "Room 4" });
  await openMeeting(leader, { meetingId });
  for (const { memberId } of there) await setAttendance(leader, { meetingId, memberId, isPresent: true });
  return meetingId;
}

describe("a meeting", () => {
  test("has an agenda that writes itself, and people's own items and order", async () => {
    const { leader, team } = await makeCouncil();
    const { planId } = await propose(team);
    const { meetingId } = await planMeeting(leader, { day: "2026-07-01", time: "09:00" });
    const { item } = await addAgendaItem(leader, { meetingId, title: "Budget" });
    const itemsOf = async () => (await getMeeting(team, { meetingId })).minutes.items.map((one) => one.item);
    const gaps = ["gap:checkout", "gap:delivery", "gap:returns"];
    expect(await itemsOf()).toEqual([item, `plan:${planId}`, ...gaps]);
    await updateMeeting(leader, { meetingId, order: ["gap:returns", `plan:${planId}`] });
    expect(await itemsOf()).toEqual(["gap:returns", `plan:${planId}`, item, "gap:checkout", "gap:delivery"]);
    await removeAgendaItem(leader, { meetingId, item });
    expect(await itemsOf()).not.toContain(item);
    await expect(removeAgendaItem(leader, { meetingId, item: "gap:returns" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(planMeeting(team, { day: "2026-07-01", time: "09:00" })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("decides with the members who are there, and stays as it was once it is closed", async () => {
    const { leader, team, first, second } = await makeCouncil();
    const { planId, number } = await propose(team);
    const meetingId = await openOne(leader, [first]);
    await voteOnPlan(first.ctx, { planId, choice: "for" });
    const approve = () => decideOnPlan(first.ctx, { planId, decision: "approve", reason: "Largest drop", meetingId });
    await expect(approve()).rejects.toMatchObject({ reason: "council_quorum", params: { votes: 1, quorum: 2 } });
    await setAttendance(leader, { meetingId, memberId: second.memberId, isPresent: true });
    // Two are there; one has voted, and nobody is against it.
    await approve();
    await noteAgendaItem(leader, { meetingId, item: `plan:${planId}`, note: "Starts in the north" });
    await closeMeeting(leader, { meetingId });
    await updatePlan(team, { planId, title: "Another title" });
    const meeting = await getMeeting(team, { meetingId });
    expect(meeting.minutes).toMatchObject({ represented: 2, quorum: 2 });
    expect(meeting.minutes.items.find((one) => one.planId === planId)).toMatchObject({
      title: "Refunds in five days",
      decision: { kind: "approve", reason: "Largest drop", inFavour: 1 },
    });
    expect(meeting.notes).toEqual({ [`plan:${planId}`]: "Starts in the north" });
    expect(await getPlan(team, { number })).toMatchObject({ state: "approved" });
    expect((await listMeetings(team)).map(({ state, decisions }) => [state, decisions])).toEqual([["closed", 1]]);
    await expect(openMeeting(leader, { meetingId })).rejects.toMatchObject({ code: "invalid_state" });
  });

  test("shows nobody a plan that they do not see, and is not closed by whoever sees a part", async () => {
    const { leader, team, first } = await makeCouncil();
    const { planId } = await propose(team);
    const meetingId = await openOne(leader, [first]);
    await noteAgendaItem(leader, { meetingId, item: `plan:${planId}`, note: "Starts in the north" });
    const part: ServiceContext = { ...leader, touchpoints: [] };
    const over = noteAgendaItem(part, { meetingId, item: `plan:${planId}`, note: "Written over" });
    await expect(over).rejects.toMatchObject({ code: "not_found" });
    await expect(closeMeeting(part, { meetingId })).rejects.toMatchObject({ reason: "council_sees_part" });
    await closeMeeting(leader, { meetingId });
    const kinds = async (ctx: ServiceContext) =>
      (await getMeeting(ctx, { meetingId })).minutes.items.filter((one) => one.planId === planId).length;
    expect([await kinds(leader), await kinds(part)]).toEqual([1, 0]);
    expect((await getMeeting(part, { meetingId })).notes).toEqual({});
  });

  test("is run by whoever sees all, and has notes on its agenda alone", async () => {
    const { leader, team, first } = await makeCouncil();
    await propose(team);
    const part: ServiceContext = { ...leader, touchpoints: [] };
    const { meetingId } = await planMeeting(leader, { day: "2026-07-01", time: "09:00" });
    for (const step of [planMeeting(part, { day: "2026-07-01", time: "09:00" }), openMeeting(part, { meetingId })])
      await expect(step).rejects.toMatchObject({ reason: "council_sees_part" });
    await expect(cancelMeeting(part, { meetingId })).rejects.toMatchObject({ reason: "council_sees_part" });
    for (const step of [
      updateMeeting(part, { meetingId, place: "Elsewhere" }),
      addAgendaItem(part, { meetingId, title: "Mine" }),
      removeAgendaItem(part, { meetingId, item: "own:1" }),
      setAttendance(part, { meetingId, memberId: first.memberId, isPresent: true }),
    ])
      await expect(step).rejects.toMatchObject({ reason: "council_sees_part" });
    expect(await getMeeting(part, { meetingId })).toMatchObject({ canRun: false });
    for (const item of ["gap:nope", "own:999", "theme:nope"])
      await expect(noteAgendaItem(first.ctx, { meetingId, item, note: "x" })).rejects.toMatchObject({
        code: "not_found",
      });
    await expect(updateMeeting(leader, { meetingId, order: ["what ever"] })).rejects.toBeInstanceOf(ZodError);
  });

  test("is the only one that is open, also when two are opened at once", async () => {
    const { leader } = await makeCouncil();
    const two = [
      await planMeeting(leader, { day: "2026-07-01", time: "09:00" }),
      await planMeeting(leader, { day: "2026-07-02", time: "09:00" }),
    ];
    const outcomes = await Promise.allSettled(two.map(({ meetingId }) => openMeeting(leader, { meetingId })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const states = (await listMeetings(leader)).map(({ state }) => state);
    expect(states.sort()).toEqual(["open", "planned"]);
    for (const { meetingId } of two)
      await cancelMeeting(leader, { meetingId }).catch((error: unknown) =>
        expect(error).toMatchObject({ code: "invalid_state" }),
      );
    expect((await listMeetings(leader)).map(({ state }) => state).sort()).toEqual(["cancelled", "open"]);
  });

  test("of two who write the same note at once the second is told", async () => {
    const { leader, first } = await makeCouncil();
    const meetingId = await openOne(leader, [first]);
    await noteAgendaItem(leader, { meetingId, item: "gap:returns", note: "Ada asks", seen: "" });
    const late = noteAgendaItem(first.ctx, { meetingId, item: "gap:returns", note: "Bo asks", seen: "" });
    await expect(late).rejects.toMatchObject({ reason: "changed_meanwhile" });
    expect((await getMeeting(leader, { meetingId })).notes).toEqual({ "gap:returns": "Ada asks" });
  });

  test("sends its minutes once to each member, in their own language, and keeps them as they were sent", async () => {
    const { leader, team, first, second, third } = await makeCouncil();
    const { planId } = await propose(team);
    const meetingId = await openOne(leader, [first, second]);
    await decideOnPlan(first.ctx, { planId, decision: "sendBack", reason: "Say how it is measured", meetingId });
    await closeMeeting(leader, { meetingId });
    const letters: MailLetter[] = [];
    const failing = new Set([third.email]);
    const send = () =>
      sendMinutes(
        leader,
        { meetingId },
        {
          site: {
            url: "https://heard.example",
            mailer: {
              send: async (letter) => {
                if (failing.has(letter.to)) throw new Error("busy");
                letters.push(letter);
              },
            },
          },
          report: () => {},
        },
      );
    expect(await send()).toEqual({ sent: 2, failed: 1 });
    failing.clear();
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    expect(await send()).toEqual({ sent: 0, failed: 0 });
    expect(letters.map(({ to }) => to)).toEqual([first.email, second.email, third.email]);
    expect(letters[0]?.text).toContain("Sent back: Say how it is measured");
    expect(letters[0]?.text).toContain("To decide: ");
    const late = noteAgendaItem(leader, { meetingId, item: `plan:${planId}`, note: "Afterwards" });
    await expect(late).rejects.toMatchObject({ reason: "council_minutes_sent" });
    const none = { site: { url: "https://heard.example", mailer: null }, report: () => {} };
    await expect(sendMinutes(leader, { meetingId }, none)).rejects.toMatchObject({ reason: "no_mail" });
  });
});

describe("standing in", () => {
  test("votes for a member, who can always vote themselves, and makes no way round a recusal", async () => {
    const { team, first, second, third } = await makeCouncil();
    const { planId } = await propose(team);
    const { planId: sponsored } = await propose(team, "Sponsored", second.memberId);
    const vote = (id: number) => voteOnPlan(first.ctx, { planId: id, choice: "for", forMemberId: second.memberId });
    await expect(vote(planId)).rejects.toMatchObject({ reason: "council_no_proxy" });
    await giveProxy(second.ctx, { proxyId: first.memberId, from: "2026-06-25", to: "2026-07-05" });
    await vote(planId);
    await expect(vote(sponsored)).rejects.toMatchObject({ reason: "vote_own_plan" });
    const proposal = async () => (await getCouncil(first.ctx)).proposals.find(({ plan }) => plan.id === planId);
    expect(await proposal()).toMatchObject({ votes: [{ castBy: "Ada" }], standsInFor: [{ id: second.memberId }] });
    await voteOnPlan(second.ctx, { planId, choice: "against" });
    await expect(vote(planId)).rejects.toMatchObject({ reason: "council_voted_themselves" });
    expect(await proposal()).toMatchObject({ tally: { for: 0, against: 1 }, standsInFor: [] });
    const chain = { from: "2026-07-05", to: "2026-07-20" };
    for (const { ctx, to } of [
      { ctx: first.ctx, to: third.memberId },
      { ctx: third.ctx, to: second.memberId },
    ])
      await expect(giveProxy(ctx, { proxyId: to, ...chain })).rejects.toMatchObject({ reason: "council_proxy_chain" });
    const afterwards = { planId, choice: "for" as const, forMemberId: second.memberId };
    await expect(voteOnPlan(on(first.ctx, "2026-07-06"), afterwards)).rejects.toMatchObject({
      reason: "council_no_proxy",
    });
  });

  test("counts for the quorum of a meeting where the proxy is there", async () => {
    const { leader, team, first, second } = await makeCouncil();
    const { planId } = await propose(team);
    await giveProxy(second.ctx, { proxyId: first.memberId, from: "2026-06-30", to: "2026-06-30" });
    const meetingId = await openOne(leader, [first]);
    await decideOnPlan(first.ctx, { planId, decision: "reprioritise", priority: "last", reason: "Budget", meetingId });
    await closeMeeting(leader, { meetingId });
    expect((await getMeeting(leader, { meetingId })).minutes).toMatchObject({
      represented: 2,
      proxies: [{}],
      items: expect.arrayContaining([
        expect.objectContaining({ decision: expect.objectContaining({ kind: "reprioritise" }) }),
      ]),
    });
  });
});

describe("the last day of the votes", () => {
  test("decides where there are enough and a majority, and else waits for a meeting", async () => {
    const { org, team, leader, first, second } = await makeCouncil();
    const [yes, no, tied, few] = [
      await propose(team, "Yes"),
      await propose(team, "No"),
      await propose(team, "Tied"),
      await propose(team, "Few"),
    ];
    const cast = async (planId: number, choices: readonly ("for" | "against")[]) => {
      for (const [place, choice] of choices.entries())
        await voteOnPlan([first, second][place]?.ctx ?? first.ctx, { planId, choice });
    };
    await cast(yes.planId, ["for", "for"]);
    await cast(no.planId, ["against", "against"]);
    await cast(tied.planId, ["for", "against"]);
    await cast(few.planId, ["for"]);
    // As the worker does it: the database says which organisations there is something to do for.
    const isListed = async (day: string) =>
      (await workLookup.organisationsWithEndedVotes(on(org, day).now())).some(({ id }) => id === org.organisation.id);
    expect(await closeVotes(on(org, "2026-07-07"))).toBe(0);
    expect(await isListed("2026-07-07")).toBe(false);
    expect(await isListed("2026-07-08")).toBe(true);
    expect(await closeVotes(on(org, "2026-07-08"))).toBe(2);
    expect(await isListed("2026-07-09")).toBe(false);
    expect(await closeVotes(on(org, "2026-07-09"))).toBe(0);
    const stateOf = async ({ number }: { number: number }) => (await getPlan(team, { number })).state;
    expect([await stateOf(yes), await stateOf(no), await stateOf(tied), await stateOf(few)]).toEqual([
      "approved",
      "declined",
      "proposed",
      "proposed",
    ]);
    const { proposals, decisions } = await getCouncil(leader);
    expect(Object.fromEntries(proposals.map(({ plan, voteEnd }) => [plan.title, voteEnd]))).toEqual({
      Tied: "majority",
      Few: "quorum",
    });
    expect(decisions).toMatchObject([{ by: null }, { by: null }]);
  });

  test("leaves the decision to a meeting that is planned", async () => {
    const { org, leader, team, first, second } = await makeCouncil();
    const { planId, number } = await propose(team);
    const { meetingId } = await planMeeting(leader, { day: "2026-07-10", time: "09:00" });
    for (const { ctx } of [first, second]) await voteOnPlan(ctx, { planId, choice: "for" });
    expect(await closeVotes(on(org, "2026-07-08"))).toBe(0);
    expect(await getPlan(team, { number })).toMatchObject({ state: "proposed" });
    expect((await getCouncil(leader)).proposals).toMatchObject([{ voteEnd: null }]);
    await cancelMeeting(leader, { meetingId });
    expect(await closeVotes(on(org, "2026-07-09"))).toBe(1);
    expect(await getPlan(team, { number })).toMatchObject({ state: "approved" });
  });
});

describe("a day", () => {
  test("of a meeting lies ahead and within sight, and its time is one that the clocks show", async () => {
    const { leader } = await makeCouncil();
    const lisbon = { ...leader, organisation: { ...leader.organisation, timeZone: "Europe/Lisbon" } };
    for (const day of ["2020-01-01", "2999-12-31"])
      await expect(planMeeting(leader, { day, time: "09:00" })).rejects.toMatchObject({ reason: "day_outside" });
    // The clocks of Lisbon go from 01:00 to 02:00 that night.
    await expect(planMeeting(lisbon, { day: "2027-03-28", time: "01:30" })).rejects.toMatchObject({
      reason: "time_impossible",
    });
    const { meetingId } = await planMeeting(lisbon, { day: "2027-03-28", time: "02:30" });
    expect((await getMeeting(lisbon, { meetingId })).heldAt).toEqual(new Date("2027-03-28T01:30:00Z"));
    await expect(updateMeeting(lisbon, { meetingId, day: "2020-01-01", time: "09:00" })).rejects.toMatchObject({
      reason: "day_outside",
    });
    // One that nobody opened keeps its day while its place is mended.
    const later = on(lisbon, "2027-05-01");
    await updateMeeting(later, { meetingId, day: "2027-03-28", time: "02:30", place: "Room 5" });
    expect(await getMeeting(lisbon, { meetingId })).toMatchObject({ place: "Room 5" });
  });

  test("of standing in is one to come", async () => {
    const { first, second } = await makeCouncil();
    const stand = (from: string, to: string) => giveProxy(first.ctx, { proxyId: second.memberId, from, to });
    await expect(stand("2020-01-01", "2020-02-01")).rejects.toMatchObject({ reason: "day_outside" });
    await expect(stand("2026-07-01", "9999-12-31")).rejects.toMatchObject({ reason: "day_outside" });
    await stand("2026-06-01", "2026-07-14");
    expect((await getCouncil(first.ctx)).standIns).toMatchObject([{ from: "2026-06-30", to: "2026-07-14" }]);
  });
});

describe("a decision", () => {
  test("that is taken up again after the plan was to start goes to its owner for a new day", async () => {
    const { leader, team, first, second } = await makeCouncil();
    const { planId, number } = await propose(team);
    for (const { ctx } of [first, second]) await voteOnPlan(ctx, { planId, choice: "against" });
    await decideOnPlan(first.ctx, { planId, decision: "decline", reason: "Too dear" });
    const decisionId = (await getCouncil(leader)).decisions[0]?.id ?? 0;
    await reconsiderDecision(on(second.ctx, "2026-07-21"), { decisionId, reason: "The price has fallen" });
    expect(await getPlan(team, { number })).toMatchObject({ state: "draft", startsOn: null, proposedAt: null });
    const late = on(team, "2026-07-21");
    await updatePlan(late, { planId, startsOn: "2026-08-10" });
    await proposePlan(late, { planId });
    expect((await getCouncil(late)).proposals).toMatchObject([{ plan: { number }, votes: [] }]);
  });

  test("is taken up again by a new one alone, and its ranking can be computed again", async () => {
    const { leader, team, first, second } = await makeCouncil();
    const { planId, number } = await propose(team);
    await propose(team, "Other");
    for (const { ctx } of [first, second]) await voteOnPlan(ctx, { planId, choice: "against" });
    await decideOnPlan(first.ctx, { planId, decision: "decline", reason: "Too dear" });
    const [declined] = (await getCouncil(leader)).decisions;
    if (!declined) throw new Error("nothing was decided");
    expect(declined.canReconsider).toBe(true);
    expect(await replayDecision(team, { decisionId: declined.id })).toMatchObject({ isSame: true, ranking: [{}, {}] });
    const later = on(second.ctx, "2026-07-01");
    await reconsiderDecision(later, { decisionId: declined.id, reason: "The price has fallen" });
    expect(await getPlan(team, { number })).toMatchObject({ state: "proposed" });
    const again = reconsiderDecision(later, { decisionId: declined.id, reason: "Once more" });
    await expect(again).rejects.toMatchObject({ reason: "council_decided_since" });
    const { decisions, proposals } = await getCouncil(leader);
    expect(decisions.map(({ decision }) => decision)).toEqual(["reconsider", "decline"]);
    expect(proposals.find(({ plan }) => plan.id === planId)).toMatchObject({ votes: [] });
  });

  test("is not for whoever sees a part, and the chair is somebody of the council", async () => {
    const { leader, team, first, second } = await makeCouncil();
    const { planId } = await propose(team);
    for (const { ctx } of [first, second]) await voteOnPlan(ctx, { planId, choice: "for" });
    const { actor } = team;
    if (actor.kind !== "member") throw new Error("the team is a person");
    const part: ServiceContext = { ...first.ctx, touchpoints: [1] };
    await expect(decideOnPlan(part, { planId, decision: "approve", reason: "x" })).rejects.toMatchObject({
      reason: "council_sees_part",
    });
    await expect(updateCouncil(leader, { chairId: actor.memberId })).rejects.toMatchObject({
      reason: "council_no_member",
    });
    await updateCouncil(leader, { chairId: first.memberId });
    const { meetingId } = await planMeeting(leader, { day: "2026-07-01", time: "09:00" });
    expect(await getMeeting(leader, { meetingId })).toMatchObject({ chairId: first.memberId });
  });
});
