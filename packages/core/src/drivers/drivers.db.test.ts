import { useTestDatabase } from "@heard/db/testing";
import { seededRandom } from "@heard/metrics";
import { expect, test } from "vitest";
import type { ServiceContext } from "../context.ts";
import { createMetric } from "../metrics/create.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { analyseDriversOf } from "./index.ts";

useTestDatabase();

const period = { from: "2026-06-01", to: "2026-06-30" };
const keys = ["strong", "weak", "none"] as const;

async function makeDrivers(more: readonly string[] = []): Promise<ServiceContext> {
  const org = await makeTestOrganisation();
  for (const key of [...keys, ...more])
    await createMetric(org, { key, name: { en: key }, kind: "driver", scope: "relationship", scale: "csat-1-5" });
  return org;
}

const onScale = (value: number, min: number, max: number) => Math.min(max, Math.max(min, Math.round(value)));

/** Answers in which "strong" weighs three times "weak", and "none" nothing. */
async function recordAnswers(org: ServiceContext, n: number, repeat: readonly string[] = []): Promise<void> {
  const random = seededRandom(5);
  const normal = () => random() + random() + random() + random() - 2;
  const responses = Array.from({ length: n }, (_, at) => {
    const [strong, weak, none] = [normal() * 2 + 2.2, normal() * 2 + 4, normal() * 2 + 3].map((v) => onScale(v, 1, 5));
    const nps = onScale(1.5 * (strong ?? 0) + 0.5 * (weak ?? 0) + normal() + 0.5, 0, 10);
    return {
      externalId: `d-${at}`,
      occurredOn: `2026-06-${String(1 + (at % 28)).padStart(2, "0")}`,
      touchpoint: at % 2 === 0 ? "checkout" : "delivery",
      scores: [
        { metric: "nps", value: nps },
        ...[strong, weak, none].map((value, place) => ({ metric: keys[place] as string, value: value ?? 0 })),
        ...repeat.map((metric) => ({ metric, value: strong ?? 0 })),
      ],
    };
  });
  const { rejected, results } = await recordResponses(org, { source: "app", mode: "api", responses });
  if (rejected > 0) throw new Error(JSON.stringify(results.find(({ status }) => status === "rejected")));
}

test("planted weights are found in their order, with intervals that hold them, and sum to R²", async () => {
  const org = await makeDrivers();
  await recordAnswers(org, 600);
  const report = await analyseDriversOf(org, { period });
  expect(report).toMatchObject({ outcome: { key: "nps" }, outcomes: [{ key: "nps" }], isSample: false });
  const { weighed } = report;
  if (!weighed?.enough) throw new Error(JSON.stringify(weighed));
  expect(weighed.n).toBe(600);
  expect(weighed.drivers.map(({ key }) => key)).toEqual(keys);
  const [strong, weak, none] = weighed.drivers;
  expect(weighed.drivers.reduce((sum, { importance }) => sum + importance, 0)).toBeCloseTo(weighed.r2, 10);
  // The variances of 1.5 and 0.5 times alike scores are 9 to 1.
  expect((strong?.importance ?? 0) / (weak?.importance ?? 1)).toBeGreaterThan(5);
  expect(none?.importance).toBeLessThan(0.02);
  expect(strong?.place).toBe("improve");
  expect(weak?.place).toBe("relax");
  for (const {
    importance,
    importanceInterval: { low, high },
  } of weighed.drivers) {
    expect(low).toBeLessThanOrEqual(importance);
    expect(high).toBeGreaterThanOrEqual(importance);
  }
  expect(weighed.drivers.map(({ overlaps }) => overlaps)).toEqual([false, false, false]);
});

test("a driver that repeats another is flagged, and its weight is shared out between the two", async () => {
  const org = await makeDrivers(["copy"]);
  await recordAnswers(org, 400, ["copy"]);
  const { weighed } = await analyseDriversOf(org, { period, outcome: "nps" });
  if (!weighed?.enough) throw new Error(JSON.stringify(weighed));
  const byKey = new Map(weighed.drivers.map((driver) => [driver.key, driver]));
  expect([byKey.get("strong"), byKey.get("copy")]).toMatchObject([{ overlaps: true }, { overlaps: true }]);
  expect(byKey.get("weak")?.overlaps).toBe(false);
  expect(byKey.get("strong")?.importance).toBeCloseTo(byKey.get("copy")?.importance ?? 0, 6);
});

test("below a hundred complete responses nothing is weighed, and filters and limits count", async () => {
  const org = await makeDrivers();
  await recordAnswers(org, 180);
  const filtered = await analyseDriversOf(org, { period, filters: { touchpoint: ["checkout"] } });
  expect(filtered.weighed).toMatchObject({ enough: false, reason: "tooFew", n: 90, needed: 100 });
  expect((await analyseDriversOf(org, { period })).weighed).toMatchObject({ enough: true, n: 180 });
  const limited = { ...org, touchpoints: [] };
  expect(await analyseDriversOf(limited, { period })).toMatchObject({ outcomes: [], weighed: null });
  const before = { from: "2026-01-01", to: "2026-01-31" };
  expect((await analyseDriversOf(org, { period: before })).weighed).toBeNull();
  await expect(analyseDriversOf(org, { period, outcome: "nothing" })).rejects.toMatchObject({ reason: "unknown_key" });
});
