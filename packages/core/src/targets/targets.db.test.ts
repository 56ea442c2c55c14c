import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { addBenchmark, listBenchmarks, removeBenchmark, restoreBenchmark } from "../benchmarks/index.ts";
import { listBin } from "../bin/index.ts";
import { purgeBin } from "../bin/purge.ts";
import { readCatalogue } from "../catalogue/queries.ts";
import { inTenant } from "../context.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { makeTestPerson } from "../testing/person.ts";
import { recordPlanWorld } from "../testing/plan-world.ts";
import { adjustTarget, endTarget, findTarget, listTargets, reviewTarget, setTarget } from "./index.ts";

useTestDatabase();

const published = { kind: "industry", name: "Retail", metric: "nps", method: "nps", scope: "relationship" } as const;
const read = { scaleMin: 0, scaleMax: 10, value: 20, n: 4000, source: "Yearbook, page 12", asOf: "2026-03-31" };
const wanted = { goal: "churn", metric: "nps", value: 60, dueOn: "2026-09-30", basis: "history" } as const;

/** A year in which the score rises by two points a period. */
async function makeYear() {
  const org = await makeTestOrganisation();
  const world = { regions: ["North"], lastDay: "2026-06-30", periods: 14, answers: 60 };
  await recordPlanWorld(org, { ...world, promoters: (_, ago) => 60 - 2 * ago });
  return org;
}

test("a target says where it stands and what is expected, with an interval, from the answers of now", async () => {
  const org = await makeYear();
  await setTarget(org, { ...wanted, value: 95 });
  await setTarget(org, { ...wanted, value: 20, touchpoint: "checkout", reviewMonths: 1 });
  const { targets } = await listTargets(org);
  const [high, low] = targets;
  expect(high).toMatchObject({ standing: "unlikely", touchpoint: null, basis: "history", alertCount: 0 });
  if (!high?.forecast.known) throw new Error("no forecast");
  expect(high.forecast.low).toBeLessThan(high.forecast.value);
  expect(high.forecast.probability).toBeLessThan(0.2);
  expect(high.started).toMatchObject({ to: "2026-06-30", n: high.now.n, value: high.now.value });
  expect(low).toMatchObject({ standing: "there", touchpoint: { key: "checkout" }, review: { nextOn: "2026-07-30" } });
});

test("a score has one target at work; what is said of it stays, and it ends with its reason", async () => {
  const org = await makeYear();
  const { ctx: leader } = await makeTestPerson(org, ["cxLeader"]);
  const { targetId } = await setTarget(leader, wanted);
  await expect(setTarget(leader, { ...wanted, value: 50 })).rejects.toMatchObject({ code: "conflict" });
  await reviewTarget(leader, { targetId, note: "On its way" });
  const seen = { value: 60 };
  const changed = { targetId, value: 55, dueOn: "2026-12-31", basis: "other", note: "Two shops closed" } as const;
  await adjustTarget(leader, { ...changed, seen });
  await expect(adjustTarget(leader, { ...changed, value: 70, seen })).rejects.toMatchObject({
    reason: "changed_meanwhile",
  });
  await endTarget(leader, { targetId, note: "Replaced" });
  await expect(reviewTarget(leader, { targetId, note: "Again" })).rejects.toMatchObject({ code: "invalid_state" });
  await setTarget(leader, { ...wanted, value: 50 });
  const [now, ended] = (await listTargets(leader)).targets;
  expect(now).toMatchObject({ value: 50, isEnded: false });
  const score = { metric: "nps", method: "nps", touchpoint: null };
  expect(await findTarget(leader, score)).toEqual({ value: 50, dueOn: wanted.dueOn });
  expect(await findTarget(leader, { ...score, touchpoint: "checkout" })).toBeNull();
  expect(await findTarget({ ...leader, touchpoints: [] }, score)).toBeNull();
  expect(ended?.steps.map(({ step, value }) => [step, value])).toEqual([
    ["end", 55],
    ["adjust", 55],
    ["review", 60],
    ["set", 60],
  ]);
  expect(ended?.steps.every(({ by }) => by !== null)).toBe(true);
  // What has ended stays as it stood then, whatever is answered later.
  const later = { ...leader, now: () => new Date(Date.UTC(2026, 7, 20, 12)) };
  const [moved, kept] = (await listTargets(later)).targets;
  expect(moved?.now.to).toBe("2026-08-20");
  expect(ended?.now.n).toBeGreaterThan(0);
  expect(kept).toEqual(ended);
});

test("a target lies where its score can be, later than today, and names the figure that it goes by", async () => {
  const org = await makeTestOrganisation();
  await expect(setTarget(org, { ...wanted, value: 100.5 })).rejects.toThrow();
  await expect(setTarget(org, { ...wanted, metric: "csat", value: 60 })).rejects.toMatchObject({
    reason: "target_value",
  });
  await expect(setTarget(org, { ...wanted, dueOn: "2026-06-30" })).rejects.toMatchObject({ reason: "target_due" });
  await expect(setTarget(org, { ...wanted, basis: "industry" })).rejects.toMatchObject({ reason: "target_basis" });
  const { benchmarkId } = await addBenchmark(org, { ...published, ...read });
  await expect(setTarget(org, { ...wanted, basis: "competitor", benchmarkId })).rejects.toMatchObject({
    reason: "target_basis",
  });
  await setTarget(org, { ...wanted, basis: "industry", benchmarkId });
  const [target] = (await listTargets(org)).targets;
  expect(target).toMatchObject({ benchmark: { name: "Retail", unlike: [] }, standing: "unknown" });
  expect(target?.forecast).toEqual({ known: false, reason: "few", months: 0 });
});

test("a published figure is compared where it is like for like, and is indicative with its reasons where not", async () => {
  const org = await makeYear();
  await addBenchmark(org, { ...published, ...read });
  await addBenchmark(org, { ...published, ...read, name: "Old", n: null, asOf: "2023-01-31" });
  const csat = { ...published, ...read, metric: "csat", method: "mean", value: 5.4, scope: "transaction" } as const;
  await addBenchmark(org, { ...csat, name: "Seven points", scaleMin: 1, scaleMax: 7 });
  const { benchmarks } = await listBenchmarks(org);
  const named = new Map(benchmarks.map((one) => [one.name, one]));
  const like = named.get("Retail");
  expect(like?.unlike).toEqual([]);
  expect(like?.gap?.low).toBeGreaterThan(0);
  expect(like?.gap?.value).toBeCloseTo((like?.ours?.value ?? 0) - 20, 9);
  expect(named.get("Old")).toMatchObject({ unlike: ["unknownN", "old"], gap: null });
  expect(named.get("Seven points")).toMatchObject({ unlike: ["scale"], gap: null });
  await removeBenchmark(org, { benchmarkId: like?.id ?? 0 });
  expect((await listBenchmarks(org)).benchmarks.map(({ name }) => name)).not.toContain("Retail");
});

test("a figure of others lies in the bin for thirty days and comes back; one that a target was set by stays for that target", async () => {
  const org = await makeYear();
  const { benchmarkId } = await addBenchmark(org, { ...published, ...read });
  const { benchmarkId: used } = await addBenchmark(org, { ...published, ...read, name: "Used" });
  await setTarget(org, { ...wanted, basis: "industry", benchmarkId: used });
  const before = await listBenchmarks(org);
  for (const id of [benchmarkId, used]) await removeBenchmark(org, { benchmarkId: id });
  expect((await listBin(org)).map(({ kind, name }) => [kind, name.en])).toEqual(
    expect.arrayContaining([
      ["benchmark", "Retail"],
      ["benchmark", "Used"],
    ]),
  );
  await restoreBenchmark(org, { benchmarkId });
  await restoreBenchmark(org, { benchmarkId: used });
  expect(await listBenchmarks(org)).toEqual(before);
  await expect(restoreBenchmark(org, { benchmarkId })).rejects.toMatchObject({ code: "invalid_state" });

  for (const id of [benchmarkId, used]) await removeBenchmark(org, { benchmarkId: id });
  const later = { ...org, now: () => new Date(org.now().getTime() + 31 * 86_400_000) };
  expect(await purgeBin(later)).toMatchObject({ benchmarks: 1 });
  expect(await listBin(later)).toEqual([]);
  for (const id of [benchmarkId, used])
    await expect(restoreBenchmark(later, { benchmarkId: id })).rejects.toMatchObject({ code: "not_found" });
  expect((await listTargets(org)).targets).toHaveLength(1);
});

test("who sees some touchpoints sees and sets targets of those only, and is not told that a part is the whole", async () => {
  const org = await makeYear();
  await setTarget(org, wanted);
  await setTarget(org, { ...wanted, touchpoint: "checkout" });
  await addBenchmark(org, { ...published, ...read });
  const { touchpoints } = await inTenant(org, readCatalogue);
  const limited = { ...org, touchpoints: [touchpoints.get("checkout")?.id ?? 0] };
  const { targets } = await listTargets(limited);
  expect(targets.map(({ touchpoint }) => touchpoint?.key)).toEqual(["checkout"]);
  expect(targets[0]?.steps).toHaveLength(1);
  await expect(setTarget(limited, { ...wanted, metric: "csat", value: 0.9 })).rejects.toMatchObject({
    reason: "target_above_touchpoints",
  });
  await expect(setTarget(limited, { ...wanted, touchpoint: "delivery" })).rejects.toMatchObject({ code: "not_found" });
  expect((await listBenchmarks(limited)).benchmarks[0]).toMatchObject({ ours: null, gap: null });
  const { ctx: employee } = await makeTestPerson(org, ["employee"]);
  await expect(setTarget(employee, wanted)).rejects.toMatchObject({ code: "forbidden" });
});
