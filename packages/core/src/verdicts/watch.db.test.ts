import { workLookup } from "@heard/db";
import { improvementPlans } from "@heard/db/schema/improvement-plans";
import { useTestDatabase } from "@heard/db/testing";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { addAnnotation } from "../annotations/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { getMeeting, noteAgendaItem, planMeeting, updateMeeting } from "../council-meetings/index.ts";
import { getOwnDigest } from "../digests/index.ts";
import { approveSmallPlan, closePlan, getPlan, linkEvidence, reopenPlan } from "../improvement-plans/index.ts";
import { addDays } from "../measures/rules.ts";
import { getMyDay } from "../progress/index.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, recordPlanWorld } from "../testing/plan-world.ts";
import { workOnReadings } from "../testing/readings.ts";
import { createTheme } from "../themes/index.ts";
import { getVerdict } from "./index.ts";
import { judgeDuePlans } from "./judge.ts";
import { watchClosedPlans } from "./watch.ts";
import { watchPlansEverywhere } from "./watch-everywhere.ts";

useTestDatabase();

const regions = ["Centre", "Coast", "East", "Hills", "North", "South"];
const today = "2026-06-30";
const endOn = addDays(today, 6 * 28);
const closedOn = addDays(endOn, 20);
const at = (ctx: ServiceContext, day: string): ServiceContext => ({ ...ctx, now: () => new Date(`${day}T04:00:00Z`) });
const wave = (region: string, ago: number) => 50 + (((regions.indexOf(region) + 1) * 7 + ago * 13) % 9) - 4;
const lifted = (region: string, ago: number) => wave(region, ago) + (region === "North" ? 30 : 0);

const world = { regions, answers: 50 };

/** A plan that nobody has approved yet, in a house with two years of answers. */
async function draft() {
  const org = await makeTestOrganisation();
  await recordPlanWorld(org, { ...world, lastDay: today, periods: 24, promoters: wave });
  const { ctx } = await makeTestPerson(org, ["teamMember", "cxLeader"]);
  const { planId } = await makeCompletePlan(ctx, { startsOn: addDays(today, 1) });
  return { org, ctx, planId, worker: { ...org, actor: { kind: "system" } } as ServiceContext };
}

/** It improves something and is closed; then come two periods of answers after its end. */
async function runAndClose({ org, ctx, planId, worker }: Awaited<ReturnType<typeof draft>>, later: typeof wave) {
  await approveSmallPlan(ctx, { planId });
  await judgeDuePlans(at(worker, addDays(today, 1)));
  await recordPlanWorld(at(org, addDays(endOn, 1)), { ...world, lastDay: endOn, periods: 6, promoters: lifted });
  await judgeDuePlans(at(worker, addDays(endOn, 15)));
  await closePlan(at(ctx, closedOn), { planId, reason: "It worked" });
  const lastDay = addDays(endOn, 2 * 28);
  await recordPlanWorld(at(org, addDays(lastDay, 1)), { ...world, lastDay, periods: 2, promoters: later });
}

async function close(later: typeof wave) {
  const made = await draft();
  await runAndClose(made, later);
  return made;
}

test("what was reached lasts: each look is kept, and nobody is told of anything", async () => {
  const { ctx, planId, worker } = await close(lifted);
  expect(await watchClosedPlans(at(worker, closedOn))).toBe(0);
  expect(await watchClosedPlans(at(worker, addDays(endOn, 2 * 28 + 15)))).toBe(0);
  const report = await getVerdict(at(ctx, addDays(endOn, 80)), { planId });
  expect(report?.verdict?.verdict).toBe("improved");
  expect(report?.watch).toMatchObject({ cameBackOn: null, nextOn: addDays(endOn, 3 * 28 + 15) });
  expect(report?.watch?.looks.map(({ to, alarms }) => [to, alarms])).toEqual([
    [addDays(endOn, 28), []],
    [addDays(endOn, 56), []],
  ]);
  expect(await getPlan(ctx, { number: 1 })).toMatchObject({ state: "closed" });
});

test("weeks that were out of the ordinary say neither that it lasts nor that it is back", async () => {
  const { ctx, planId, worker } = await close(wave);
  const outage = { title: "No power in the north", kind: "outage" as const, isExcluded: true };
  await addAnnotation(at(ctx, closedOn), { ...outage, from: addDays(endOn, 1), to: addDays(endOn, 2 * 28) });
  expect(await watchClosedPlans(at(worker, addDays(endOn, 2 * 28 + 15)))).toBe(0);
  const looks = (await getVerdict(at(ctx, addDays(endOn, 80)), { planId }))?.watch?.looks;
  expect(looks).toMatchObject([
    { gap: null, alarms: [] },
    { gap: null, alarms: [] },
  ]);
});

test("what comes back is found once, by the first look that sees it, and stands in the history", async () => {
  const { ctx, planId, worker } = await close(wave);
  const day = addDays(endOn, 2 * 28 + 15);
  const everywhere = () =>
    watchPlansEverywhere({
      now: at(worker, day).now,
      onError: (error) => {
        throw error;
      },
    });
  expect(await everywhere()).toBe(1);
  expect(await everywhere()).toBe(0);
  const report = await getVerdict(at(ctx, day), { planId });
  expect(report?.watch).toMatchObject({ cameBackOn: addDays(endOn, 28), nextOn: null });
  const [look] = report?.watch?.looks ?? [];
  expect(look?.alarms).toEqual(["score"]);
  const meeting = await planMeeting(at(ctx, day), { day: addDays(day, 1), time: "09:00" });
  expect((await getMeeting(at(ctx, day), meeting)).minutes.items).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ kind: "back", planId })]),
  );
  await updateMeeting(at(ctx, day), { ...meeting, order: [`back:${planId}`] });
  await noteAgendaItem(at(ctx, day), { ...meeting, item: `back:${planId}`, note: "Look at the shifts" });
  const noted = await getMeeting(at(ctx, day), meeting);
  expect(noted.minutes.items[0]).toMatchObject({ kind: "back" });
  expect(noted.notes).toEqual({ [`back:${planId}`]: "Look at the shifts" });
  const { preview } = await getOwnDigest(at(ctx, day), { url: "https://heard.example" });
  expect(preview?.sections.map(({ title }) => title)).toContain("It is back: what was reached did not last");
  const opened = await getPlan(at(ctx, day), { number: 1 });
  expect(opened).toMatchObject({ state: "judged", closedAt: null });
  expect(opened.events.map(({ verb }) => verb)).toContain("improvementPlan.comeBack");
  expect(await getMyDay(at(ctx, day))).toMatchObject({ cameBack: [{ id: planId }], toClose: [] });
  expect((await getMyDay(at(ctx, addDays(day, 90)))).cameBack).toEqual([]);
  expect(look?.gap).toBeLessThan(look?.bound ?? 0);
  // Closed anew it is nobody's work any more, and the council hears of it all the same.
  await closePlan(at(ctx, day), { planId, reason: "The shifts were changed back; a new plan is logged" });
  expect(await getMyDay(at(ctx, day))).toMatchObject({ cameBack: [], toClose: [] });
  expect((await getMeeting(at(ctx, day), meeting)).minutes.items[0]).toMatchObject({ kind: "back", planId });
});

test("a plan that is closed anew is watched anew: what is known is not found again, what comes after is", async () => {
  const { org, ctx, planId, worker } = await close(wave);
  const found = addDays(endOn, 2 * 28 + 15);
  expect(await watchClosedPlans(at(worker, found))).toBe(1);
  await closePlan(at(ctx, found), { planId, reason: "The shifts were changed back" });
  // The weeks that it fell back in are over: nobody opens it for them again.
  expect(await watchClosedPlans(at(worker, addDays(found, 1)))).toBe(0);
  expect(await getPlan(at(ctx, found), { number: 1 })).toMatchObject({ state: "closed" });
  const begun = (await getVerdict(at(ctx, addDays(found, 1)), { planId }))?.watch;
  const watchedFrom = addDays(found, 1);
  expect(begun).toMatchObject({
    ...{ looks: [], cameBackOn: null, watchedFrom, nextOn: addDays(watchedFrom, 28 + 14) },
    former: [{ cameBackOn: addDays(endOn, 28), looks: [{ alarms: ["score"] }] }],
  });
  // Four weeks in which it holds, then four in which it does not.
  const world28 = (last: string, promoters: typeof wave) =>
    recordPlanWorld(at(org, addDays(last, 1)), { ...world, lastDay: last, periods: 1, promoters });
  await world28(addDays(watchedFrom, 27), lifted);
  await world28(addDays(watchedFrom, 55), wave);
  expect(await watchClosedPlans(at(worker, addDays(watchedFrom, 28 + 14)))).toBe(0);
  const again = addDays(watchedFrom, 56 + 14);
  expect(await watchClosedPlans(at(worker, again))).toBe(1);
  expect((await getVerdict(at(ctx, again), { planId }))?.watch).toMatchObject({
    ...{ cameBackOn: addDays(watchedFrom, 55), nextOn: null, looks: [{ alarms: [] }, { alarms: ["score"] }] },
    former: [{}],
  });
  expect(await getPlan(at(ctx, again), { number: 1 })).toMatchObject({ state: "judged" });
});

test("a plan that was closed anew before plans were watched anew begins to be on the next look", async () => {
  const { org, ctx, planId, worker } = await close(wave);
  const found = addDays(endOn, 2 * 28 + 15);
  expect(await watchClosedPlans(at(worker, found))).toBe(1);
  await inTenant(org, (tx) =>
    tx
      .update(improvementPlans)
      .set({ state: "closed", closedAt: at(org, found).now() })
      .where(eq(improvementPlans.id, planId)),
  );
  const later = addDays(found, 3);
  const listed = await workLookup.organisationsWithWatchedPlans(at(org, later).now());
  expect(listed.map(({ id }) => id)).toContain(org.organisation.id);
  expect(await watchClosedPlans(at(worker, later))).toBe(0);
  expect((await getVerdict(at(ctx, later), { planId }))?.watch).toMatchObject({
    ...{ looks: [], cameBackOn: null, watchedFrom: addDays(found, 1) },
    former: [{ cameBackOn: addDays(endOn, 28) }],
  });
});

test("a plan that somebody opened by hand and closed again is watched anew as well", async () => {
  const { ctx, planId, worker } = await close(lifted);
  const looked = addDays(endOn, 28 + 15);
  expect(await watchClosedPlans(at(worker, looked))).toBe(0);
  await reopenPlan(at(ctx, looked), { planId, reason: "A shop asks" });
  await closePlan(at(ctx, looked), { planId, reason: "It was another matter" });
  expect((await getVerdict(at(ctx, looked), { planId }))?.watch).toMatchObject({
    ...{ looks: [], watchedFrom: addDays(looked, 1) },
    former: [{ cameBackOn: null, looks: [{ alarms: [] }] }],
  });
});

test("a theme that is said again as often as before opens the plan again, while the score still holds", async () => {
  const made = await draft();
  const { ctx, org, planId, worker } = made;
  await createTheme(org, { key: "queue", name: { en: "Queue" }, rule: "queue" });
  const say = async (lastDay: string, { periods, share }: { periods: number; share: number }) => {
    const said = Array.from({ length: periods }, (_, ago) => addDays(lastDay, -28 * ago - 3)).flatMap((occurredOn) =>
      Array.from({ length: 60 }, (_, n) => ({
        ...{ externalId: `${occurredOn}-${n}`, occurredOn, touchpoint: "checkout", segments: { region: "North" } },
        ...{ scores: [], comments: [{ text: n < 60 * share ? "The queue is long" : "All was well" }] },
      })),
    );
    const { rejected } = await recordResponses(at(org, addDays(lastDay, 1)), {
      ...{ source: "app", mode: "api", responses: said },
    });
    expect(rejected).toBe(0);
    await workOnReadings(org);
  };
  await say(today, { periods: 6, share: 0.4 });
  const period = { from: addDays(today, -27), to: today };
  await linkEvidence(ctx, { planId, evidence: [{ kind: "theme", theme: "queue", period }] });
  await runAndClose(made, lifted);
  await say(endOn, { periods: 6, share: 0.1 });
  await say(addDays(endOn, 2 * 28), { periods: 1, share: 0.5 });
  const day = addDays(endOn, 2 * 28 + 15);
  expect(await watchClosedPlans(at(worker, day))).toBe(1);
  const looks = (await getVerdict(at(ctx, day), { planId }))?.watch?.looks;
  expect(looks?.map(({ alarms }) => alarms)).toEqual([[], ["theme"]]);
  expect(looks?.[1]?.themes).toMatchObject([{ theme: "queue", share: 0.5, reference: 0.1 }]);
  expect(await getPlan(at(ctx, day), { number: 1 })).toMatchObject({ state: "judged" });
});
