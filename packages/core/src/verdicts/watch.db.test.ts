import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { addAnnotation } from "../annotations/index.ts";
import type { ServiceContext } from "../context.ts";
import { getMeeting, noteAgendaItem, planMeeting, updateMeeting } from "../council-meetings/index.ts";
import { getOwnDigest } from "../digests/index.ts";
import { approveSmallPlan, closePlan } from "../improvement-plans/index.ts";
import { addDays } from "../measures/rules.ts";
import { getMyDay } from "../progress/index.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { makeCompletePlan, recordPlanWorld } from "../testing/plan-world.ts";
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

/** A plan that improved something and is closed, and two periods of answers after its end. */
async function close(later: typeof wave) {
  const org = await makeTestOrganisation();
  const world = { regions, answers: 50 };
  await recordPlanWorld(org, { ...world, lastDay: today, periods: 24, promoters: wave });
  const { ctx } = await makeTestPerson(org, ["teamMember", "cxLeader"]);
  const startsOn = addDays(today, 1);
  const { planId } = await makeCompletePlan(ctx, { startsOn });
  await approveSmallPlan(ctx, { planId });
  const worker: ServiceContext = { ...org, actor: { kind: "system" } };
  await judgeDuePlans(at(worker, startsOn));
  await recordPlanWorld(at(org, addDays(endOn, 1)), { ...world, lastDay: endOn, periods: 6, promoters: lifted });
  await judgeDuePlans(at(worker, addDays(endOn, 15)));
  await closePlan(at(ctx, closedOn), { planId, reason: "It worked" });
  const lastDay = addDays(endOn, 2 * 28);
  await recordPlanWorld(at(org, addDays(lastDay, 1)), { ...world, lastDay, periods: 2, promoters: later });
  return { ctx, planId, worker };
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
  expect((await getMyDay(at(ctx, day))).cameBack).toMatchObject([{ id: planId }]);
  expect((await getMyDay(at(ctx, addDays(day, 90)))).cameBack).toEqual([]);
  expect(look?.gap).toBeLessThan(look?.bound ?? 0);
});
