import { useTestDatabase } from "@heard/db/testing";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { inTenant, type ServiceContext } from "../context.ts";
import { getMeasures } from "../measures/get.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { testNow } from "../testing/organisation.ts";
import { createDemo } from "./create.ts";
import { generateDemo } from "./generate.ts";

useTestDatabase();

const lastDay = "2026-06-30";
const days = 120;
let ctx: ServiceContext;

beforeAll(async () => {
  ({ ctx } = await createDemo({ lastDay, days, perDay: 12 }, testNow));
});

describe("the demo company", () => {
  test("is the same world for the same seed, and another for another", () => {
    const world = (seed: number) => [...generateDemo({ lastDay, seed, days: 20, perDay: 10 })];
    expect(world(1)).toEqual(world(1));
    expect(world(1)).not.toEqual(world(2));
  });

  test("says few things twice: of a year's comments most are nobody else's", () => {
    const world = [...generateDemo({ lastDay, seed: 1, days: 365, perDay: 55 })];
    const texts = world.flatMap(({ answers }) =>
      answers.flatMap(({ response }) => response.comments?.map(({ text }) => text) ?? []),
    );
    expect(texts.length).toBeGreaterThan(5000);
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.5);
    expect(texts.filter((text) => /[{}]/.test(text))).toEqual([]);
  });

  test("ends on its last day and at this hour: nothing was answered in the future", async () => {
    const [row] = await inTenant(ctx, (tx) =>
      tx.execute<{ latest: string; newest_day: string }>(
        sql`select max(occurred_at)::text as latest, max(day)::text as newest_day from responses`,
      ),
    );
    expect(row?.newest_day).toBe(lastDay);
    expect(new Date(row?.latest ?? "").getTime()).toBeLessThanOrEqual(testNow().getTime());
  });

  test("shows for each worked example the value that is known", async () => {
    const period = { from: "2026-01-01", to: lastDay };
    const query = (
      metric: string,
      method: "mean" | "composite" | "topTwoBox" | "easeIndex" | "nps",
      source: string,
    ) => ({
      metric,
      method,
      period,
      filters: { source: [source] },
    });
    const results = await getMeasures(ctx, [
      query("csat", "mean", "example-t1"),
      query("csat", "composite", "example-t1"),
      query("csat", "topTwoBox", "example-t1"),
      query("ces-effort", "easeIndex", "example-t2"),
      query("csat", "composite", "example-t3"),
      query("csat", "topTwoBox", "example-t3"),
      query("ces", "easeIndex", "example-t5"),
      query("nps", "nps", "example-t6"),
      query("csat", "composite", "example-t7"),
    ]);
    const values = results.map(({ total }) => (total.value === null ? null : Number(total.value.toFixed(3))));
    expect(values).toEqual([4.2, 0.84, 0.8, 56.667, 0.7, 0.5, 56.667, 30, 0.2]);
  });

  test("lists its newest answers first, as they came in", async () => {
    const rows = await inTenant(ctx, (tx) =>
      tx.execute<{ at: string }>(
        sql`select occurred_at::text as at from responses where day > '2026-06-20' order by day desc, id desc`,
      ),
    );
    const times = rows.map(({ at }) => at);
    expect(times.length).toBeGreaterThan(50);
    expect(times).toEqual([...times].sort().reverse());
  });

  test("is clean: every rollup equals the raw rows", async () => {
    expect(await verifyRollups(ctx)).toEqual([]);
  });
});
