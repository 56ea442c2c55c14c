import { councilDecisions } from "@heard/db/schema/council";
import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { decideOnPlan, getCouncil, voteOnPlan } from "../council/index.ts";
import { logPlan, proposePlan, updatePlan } from "../improvement-plans/index.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson, type TestPerson } from "../testing/person.ts";
import { makeCompletePlan, recordPlanWorld } from "../testing/plan-world.ts";
import {
  addAgendaItem,
  closeMeeting,
  getMeeting,
  getMeetingChange,
  noteAgendaItem,
  openMeeting,
  planMeeting,
  sendMinutes,
  setAttendance,
  updateMeeting,
} from "./index.ts";

useTestDatabase();

const world = {
  ...{ regions: ["North", "East", "South", "West"], lastDay: "2026-06-30", periods: 10, answers: 8 },
  promoters: () => 50,
};
const rounds = 3;

/** A council of six whose meeting is open, with everybody in the room. */
async function meet() {
  const org = await makeTestOrganisation();
  await recordPlanWorld(org, world);
  const [team, leader] = [await makeTestPerson(org, ["teamMember"]), await makeTestPerson(org, ["cxLeader"])];
  const members: TestPerson[] = [];
  for (let at = 0; at < 6; at += 1) members.push(await makeTestPerson(org, ["councilMember"]));
  const { meetingId } = await planMeeting(leader.ctx, { day: "2026-06-30", time: "09:00" });
  await openMeeting(leader.ctx, { meetingId });
  await Promise.all(members.map(({ memberId }) => setAttendance(leader.ctx, { meetingId, memberId, isPresent: true })));
  return { org, team: team.ctx, leader: leader.ctx, members, meetingId };
}

async function propose(team: ServiceContext, title: string) {
  const { planId } = await makeCompletePlan(team, { startsOn: "2026-07-20", title });
  await updatePlan(team, { planId, isCrossTeam: true });
  await proposePlan(team, { planId });
  return planId;
}

const isDone = ({ status }: PromiseSettledResult<unknown>) => status === "fulfilled";

describe("a council in which everybody acts at the same moment", () => {
  test("keeps every vote, item, note and tick", async () => {
    const { team, leader, members, meetingId } = await meet();
    const planId = await propose(team, "Refunds");
    const titles = ["Budget", "Rota", "Signs", "Queues"];
    await Promise.all([
      ...members.map(({ ctx }, at) => voteOnPlan(ctx, { planId, choice: at % 2 === 0 ? "for" : "against" })),
      ...titles.map((title) => addAgendaItem(leader, { meetingId, title })),
      ...["checkout", "delivery", "returns"].map((key) =>
        noteAgendaItem(leader, { meetingId, item: `gap:${key}`, note: `Ask ${key}`, seen: "" }),
      ),
    ]);
    const { minutes, notes, members: there, proposals } = await getMeeting(leader, { meetingId });
    expect(proposals).toMatchObject([{ tally: { for: 3, against: 3, abstain: 0 }, missing: [] }]);
    expect(minutes.items.filter(({ kind }) => kind === "own").map(({ title }) => title)).toEqual(
      expect.arrayContaining(titles),
    );
    expect(Object.values(notes).sort()).toEqual(["Ask checkout", "Ask delivery", "Ask returns"]);
    expect(there.every(({ isPresent }) => isPresent)).toBe(true);
  });

  test("counts in a decision every vote that was given before it, and refuses those that come after", async () => {
    const { org, team, members, meetingId } = await meet();
    const [chair, ...others] = members;
    if (!chair) throw new Error("There is a council");
    for (let round = 0; round < rounds; round += 1) {
      const planId = await propose(team, `Plan ${round}`);
      await voteOnPlan(chair.ctx, { planId, choice: "for" });
      const sendBack = { planId, decision: "sendBack" as const, reason: "Say how", meetingId };
      const [decided, ...votes] = await Promise.allSettled([
        decideOnPlan(chair.ctx, sendBack),
        ...others.map(({ ctx }) => voteOnPlan(ctx, { planId, choice: "for" })),
      ]);
      expect(isDone(decided)).toBe(true);
      const kept = await inTenant(org, (tx) => tx.select().from(councilDecisions));
      const counted = kept.find((one) => one.planId === planId)?.votes.map(({ memberId }) => memberId) ?? [];
      const given = others.filter((_, at) => votes[at] && isDone(votes[at])).map(({ memberId }) => memberId);
      expect(counted.sort()).toEqual([chair.memberId, ...given].sort());
      for (const vote of votes)
        if (vote.status === "rejected") expect(vote.reason).toMatchObject({ code: "invalid_state" });
    }
  });

  test("has each decision in the minutes of the meeting that took it, or none at all", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { team, leader, members, meetingId } = await meet();
      const planId = await propose(team, "Refunds");
      const [first] = members;
      if (!first) throw new Error("There is a council");
      const sendBack = { planId, decision: "sendBack" as const, reason: "Say how", meetingId };
      const [decided, closed] = await Promise.allSettled([
        decideOnPlan(first.ctx, sendBack),
        closeMeeting(leader, { meetingId }),
      ]);
      expect(isDone(closed)).toBe(true);
      const { items } = (await getMeeting(leader, { meetingId })).minutes;
      const told = items.find((one) => one.planId === planId)?.decision?.kind ?? null;
      expect(told).toBe(isDone(decided) ? "sendBack" : null);
      expect((await getCouncil(leader)).decisions).toHaveLength(isDone(decided) ? 1 : 0);
    }
  });

  test("orders its agenda once: who comes second sees the order of the first", async () => {
    const { leader, members, meetingId } = await meet();
    const [first] = members;
    if (!first) throw new Error("There is a council");
    const { order } = await getMeeting(leader, { meetingId });
    const outcomes = await Promise.allSettled([
      updateMeeting(leader, { meetingId, order: ["gap:returns"], seen: { order } }),
      updateMeeting(leader, { meetingId, order: ["gap:delivery"], seen: { order } }),
    ]);
    expect(outcomes.filter(isDone)).toHaveLength(1);
    expect(outcomes.find((one) => !isDone(one))).toMatchObject({ reason: { reason: "changed_meanwhile" } });
    const won = outcomes.findIndex(isDone) === 0 ? "gap:returns" : "gap:delivery";
    expect((await getMeeting(leader, { meetingId })).minutes.items[0]?.item).toBe(won);
    await updateMeeting(leader, { meetingId, place: "Room 4", seen: { place: "", day: "2026-06-30", time: "09:00" } });
    const moved = updateMeeting(leader, { meetingId, place: "Room 5", seen: { place: "" } });
    await expect(moved).rejects.toMatchObject({ reason: "changed_meanwhile" });
  });

  test("has in its letters what was written before the first of them, and refuses what comes after", async () => {
    const { leader, meetingId } = await meet();
    await closeMeeting(leader, { meetingId });
    const texts: string[] = [];
    const mailer = { send: async ({ text }: { text: string }) => void texts.push(text) };
    const note = (at: number) =>
      noteAgendaItem(leader, { meetingId, item: "gap:returns", note: `Ada asks for number ${at}.` });
    const [sent, ...written] = await Promise.allSettled([
      sendMinutes(leader, { meetingId }, { site: { url: "https://heard.example", mailer }, report: () => {} }),
      ...[1, 2, 3, 4].map(note),
    ]);
    expect(sent).toMatchObject({ value: { sent: 6, failed: 0 } });
    const kept = (await getMeeting(leader, { meetingId })).notes["gap:returns"] ?? "";
    expect(texts).toHaveLength(6);
    for (const text of texts) expect(text.includes("Ada asks")).toBe(kept !== "");
    for (const text of texts) expect(text).toContain(kept);
    for (const one of written)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ reason: "council_minutes_sent" });
  });
});

describe("a wall that follows a meeting", () => {
  test("is told by one small word that something was done, and by the same one while nothing is", async () => {
    const { leader, team, members, meetingId } = await meet();
    const planId = await propose(team, "Refunds");
    const [first, second] = members;
    if (!first || !second) throw new Error("There is a council");
    const changeOf = async () => (await getMeetingChange(first.ctx, { meetingId })).change;
    let before = await changeOf();
    expect(await changeOf()).toBe(before);
    expect((await getMeeting(first.ctx, { meetingId })).change).toBe(before);
    for (const step of [
      () => setAttendance(leader, { meetingId, memberId: second.memberId, isPresent: false }),
      () => voteOnPlan(first.ctx, { planId, choice: "for" }),
      () => noteAgendaItem(leader, { meetingId, item: "gap:returns", note: "Ada asks" }),
      () => addAgendaItem(leader, { meetingId, title: "Budget" }),
      () => updateMeeting(leader, { meetingId, order: ["gap:returns"] }),
      () => decideOnPlan(first.ctx, { planId, decision: "approve", reason: "Largest drop", meetingId }),
      () => closeMeeting(leader, { meetingId }),
    ]) {
      await step();
      expect(await changeOf()).not.toBe(before);
      before = await changeOf();
    }
    expect((await getMeeting(first.ctx, { meetingId })).change).toBe(before);

    // What is done elsewhere is nothing to a meeting that is over; a note that is mended is.
    await logPlan(team, { title: "After the meeting", touchpoint: null });
    expect(await changeOf()).toBe(before);
    for (const note of ["Ada asks", "Ada asks again", ""]) {
      await noteAgendaItem(leader, { meetingId, item: "gap:returns", note });
      expect(await changeOf()).not.toBe(before);
      before = await changeOf();
      expect((await getMeeting(first.ctx, { meetingId })).change).toBe(before);
    }
    await expect(getMeetingChange(first.ctx, { meetingId: meetingId + 999_999 })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
