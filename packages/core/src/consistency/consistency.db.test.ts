import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { recordPlanWorld } from "../testing/plan-world.ts";
import { readConsistency } from "./index.ts";

useTestDatabase();

const regions = ["North", "East", "South", "West", "Centre", "Coast"];
const query = {
  metric: "nps",
  groupBy: "segment:region" as const,
  period: { from: "2026-06-03", to: "2026-06-30" },
};

async function standing(promoters: (region: string) => number) {
  const org = await makeTestOrganisation();
  await recordPlanWorld(org, { regions, lastDay: "2026-06-30", periods: 1, answers: 100, promoters });
  return readConsistency(org, query);
}

test("units of one truth are all tied, and apart by nothing", async () => {
  const report = await standing(() => 50);
  expect(report.spread).toMatchObject({ sd: 0, low: 0 });
  expect(report).toMatchObject({ isAllTied: true, leftCount: 0 });
  expect(report.units.map(({ rank }) => rank)).toEqual(regions.map(() => ({ low: 1, high: 6 })));
});

test("a unit that is truly better stands alone at the top, drawn a little to the others", async () => {
  const report = await standing((region) => (region === "Coast" ? 90 : 30));
  const [first, second] = report.units;
  expect(first).toMatchObject({ key: "Coast", value: 90, n: 100, rank: { low: 1, high: 1 } });
  expect(first?.shrunk).toBeLessThan(90);
  expect(first?.shrunk).toBeGreaterThan(70);
  expect(second?.rank).toEqual({ low: 2, high: 6 });
  expect(report.spread?.low).toBeGreaterThan(5);
  expect(report.isAllTied).toBe(false);
});

test("units with few answers are in no order", async () => {
  const org = await makeTestOrganisation();
  await recordPlanWorld(org, { regions, lastDay: "2026-06-30", periods: 1, answers: 10, promoters: () => 50 });
  expect(await readConsistency(org, query)).toMatchObject({ units: [], leftCount: 6, spread: null });
});
