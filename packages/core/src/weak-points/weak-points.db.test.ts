import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { recordPlanWorld } from "../testing/plan-world.ts";
import { readWeakPoints, setFixability } from "./index.ts";

useTestDatabase();

const query = { metric: "nps", period: { from: "2026-06-03", to: "2026-06-30" } };

async function makePlaces(promoters: Record<string, number>) {
  const org = await makeTestOrganisation();
  for (const [touchpoint, share] of Object.entries(promoters))
    await recordPlanWorld(org, {
      ...{ regions: [`${touchpoint}-region`], lastDay: "2026-06-30", periods: 1, answers: 100, touchpoint },
      promoters: () => share,
    });
  return org;
}

test("places of one truth are tied, whatever is said of how much can be fixed", async () => {
  const org = await makePlaces({ checkout: 50, delivery: 50, returns: 50 });
  await setFixability(org, { touchpoint: "checkout", fixability: 5, reason: "One form less" });
  const report = await readWeakPoints(org, query);
  expect(report).toMatchObject({ isAllTied: true, leftCount: 0 });
  expect(report.points.map(({ rank, side, gap }) => [rank, side, gap])).toEqual(
    report.points.map(() => [{ low: 1, high: 3 }, "unclear", 0]),
  );
});

test("the gain is gap × share × fixability, and a place that is truly worse comes first", async () => {
  const org = await makePlaces({ checkout: 80, delivery: 70, returns: 10 });
  const { ctx: member } = await makeTestPerson(org, ["teamMember"]);
  await setFixability(member, { touchpoint: "returns", fixability: 2, reason: "The law asks for the form" });
  const { points } = await readWeakPoints(member, query);
  const [first, , last] = points;
  expect(first).toMatchObject({ key: "returns", side: "weak", rank: { low: 1, high: 1 }, gap: 65 });
  expect(first?.said).toMatchObject({ fixability: 2, reason: "The law asks for the form" });
  expect(first?.said?.by).not.toBeNull();
  expect(first?.gain).toBeCloseTo((65 / 3) * 0.4, 9);
  expect(last).toMatchObject({ key: "checkout", side: "strong", said: null, fixability: 3 });
  // What a strong place lifts the whole by is not a question of fixing.
  expect(last?.gain).toBeCloseTo(-40 / 3, 9);
});

test("employees read and do not say; places with few answers are in no order", async () => {
  const org = await makePlaces({ checkout: 80, delivery: 70 });
  await recordPlanWorld(org, {
    ...{ regions: ["few"], lastDay: "2026-06-30", periods: 1, answers: 10, touchpoint: "returns" },
    promoters: () => 50,
  });
  const { ctx: employee } = await makeTestPerson(org, ["employee"]);
  const report = await readWeakPoints(employee, query);
  expect(report).toMatchObject({ leftCount: 1, canSay: false });
  const said = { touchpoint: "returns", fixability: 5, reason: "Easy" };
  await expect(setFixability(employee, said)).rejects.toMatchObject({ code: "forbidden" });
  await expect(setFixability({ ...org, touchpoints: [] }, said)).rejects.toMatchObject({ code: "not_found" });
});

test("two who say at once how much can be fixed lose nothing: the second is told, also where nobody had said it", async () => {
  const org = await makeTestOrganisation();
  const say = (fixability: number, seen: object) =>
    setFixability(org, { touchpoint: "returns", fixability, reason: `Because of ${fixability}`, seen: { ...seen } });
  const unsaid = { fixability: null, reason: null };
  const tried = await Promise.allSettled([say(2, unsaid), say(4, unsaid)]);
  expect(tried.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(tried.find((one) => one.status === "rejected")?.reason).toMatchObject({
    ...{ code: "conflict", reason: "changed_meanwhile" },
  });
  const kept = tried[0]?.status === "fulfilled" ? 2 : 4;
  await say(5, { fixability: kept, reason: `Because of ${kept}` });
});
