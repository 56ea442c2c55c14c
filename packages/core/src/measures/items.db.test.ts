import { metrics } from "@heard/db/schema/metrics";
import { useTestDatabase } from "@heard/db/testing";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { forgetCatalogue } from "../catalogue/queries.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { recordResponses } from "../responses/record.ts";
import { foldAll } from "../rollups/fold.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { getMeasures } from "./get.ts";
import type { MeasureQuery } from "./schema.ts";

useTestDatabase();

const june = { from: "2026-06-01", to: "2026-06-30" };
const places = ["checkout", "delivery", "returns"] as const;

async function organisation(): Promise<ServiceContext> {
  const ctx = await makeTestOrganisation();
  await inTenant(ctx, (tx) => tx.update(metrics).set({ hasItems: true }).where(eq(metrics.key, "csat")));
  forgetCatalogue(ctx.organisation.id);
  return ctx;
}

/** People who each rate all three places alike. */
async function people(ctx: ServiceContext, values: readonly number[], occurredOn = "2026-06-15"): Promise<void> {
  const responses = values.map((value) => ({
    occurredOn,
    scores: places.map((touchpoint) => ({ metric: "csat", value, touchpoint })),
  }));
  const { rejected } = await recordResponses(ctx, { source: "app", responses, mode: "api" });
  expect(rejected).toBe(0);
}

async function csat(ctx: ServiceContext, query: Partial<MeasureQuery> = {}) {
  const [result] = await getMeasures(ctx, [{ metric: "csat", method: "mean", period: june, ...query }]);
  if (!result) throw new Error("no result");
  return result;
}

const values = (counts: readonly number[]) => counts.flatMap((count, at) => new Array<number>(count).fill(at + 1));

test("points of a series have the interval of their people, as the total of the same answers has", async () => {
  const ctx = await organisation();
  await people(ctx, values([10, 10, 10, 10, 10]));
  for (const folded of [false, true]) {
    if (folded) await foldAll(ctx);
    for (const filters of [{}, { touchpoint: ["checkout", "delivery"] }, { channel: ["~none"] }]) {
      const { total, series } = await csat(ctx, { grain: "month", filters });
      expect(total.effectiveN).toBe(50);
      const [point] = series ?? [];
      expect(point?.measure).toMatchObject({ n: total.n, effectiveN: 50, interval: total.interval });
    }
    const quarter = (await csat(ctx, { grain: "quarter" })).series?.[0]?.measure;
    expect(quarter).toMatchObject({ n: 150, effectiveN: 50 });
  }
});

test("what two people said of three places is withheld, and a few people stay a low base", async () => {
  const ctx = await organisation();
  await people(ctx, [1, 5]);
  expect((await csat(ctx)).total).toMatchObject({ n: 6, base: "withheld", value: null, histogram: null });
  expect((await csat(ctx, { grain: "day" })).series?.[0]?.measure).toMatchObject({ base: "withheld", value: null });
  expect((await csat(ctx, { filters: { touchpoint: ["checkout"] } })).total).toMatchObject({ n: 2, base: "withheld" });
  await people(ctx, values([0, 0, 0, 4, 6]));
  expect((await csat(ctx)).total).toMatchObject({ n: 36, effectiveN: 12, base: "lowBase" });
});

test("a change needs as many people as any other, and is told for neither period below them", async () => {
  const ctx = await organisation();
  await people(ctx, values([0, 0, 0, 0, 20]));
  await people(ctx, values([20, 0, 0, 0, 0]), "2026-05-15");
  const few = (await csat(ctx, { compare: "previous" })).total.change;
  expect(few).toMatchObject({ verdict: "tooFewAnswers", value: null, previous: { n: 60, effectiveN: 20, value: 1 } });
  await people(ctx, values([0, 0, 0, 0, 20]));
  await people(ctx, values([20, 0, 0, 0, 0]), "2026-05-15");
  expect((await csat(ctx, { compare: "previous" })).total.change).toMatchObject({ verdict: "improved", value: 4 });
});

test("two people before are hidden as well", async () => {
  const ctx = await organisation();
  await people(ctx, values([0, 0, 10, 0, 0]));
  await people(ctx, [1, 5], "2026-05-15");
  const { change } = (await csat(ctx, { compare: "previous" })).total;
  expect(change?.previous).toMatchObject({ n: 6, effectiveN: 2, value: null, histogram: null });
});

test("another spread is judged by people, not by ratings", async () => {
  const ctx = await organisation();
  // 16 of 40 apart from the middle against 24 of 40: p is about .07 by people and below .01 by ratings.
  await people(ctx, values([0, 8, 24, 8, 0]));
  await people(ctx, values([0, 12, 16, 12, 0]), "2026-05-15");
  const { change } = (await csat(ctx, { compare: "previous" })).total;
  expect(change).toMatchObject({ verdict: "noDetectableChange", spread: { flagged: false } });
});

test("a metric is one of items from the first response on that gives several scores of it", async () => {
  const ctx = await makeTestOrganisation();
  await recordResponses(ctx, {
    source: "app",
    mode: "api",
    responses: values([0, 0, 4, 4, 4]).map((value) => ({
      occurredOn: "2026-06-01",
      scores: [{ metric: "csat", value }],
    })),
  });
  expect((await csat(ctx)).total).toMatchObject({ n: 12, effectiveN: null });
  await people(ctx, values([0, 0, 10, 10, 10]));
  expect((await csat(ctx)).total).toMatchObject({ n: 102, effectiveN: 30 });
});
