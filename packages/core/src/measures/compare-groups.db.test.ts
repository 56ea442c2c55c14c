import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import type { ServiceContext } from "../context.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { getMeasures } from "./get.ts";

useTestDatabase();
const period = { from: "2026-06-01", to: "2026-06-30" };

/** Answers in a language, so many of each value. */
async function answer(ctx: ServiceContext, language: string, metric: string, counts: Record<number, number>) {
  const responses = Object.entries(counts).flatMap(([value, count]) =>
    Array.from({ length: count }, () => ({
      occurredOn: "2026-06-10",
      language,
      scores: [{ metric, value: Number(value) }],
    })),
  );
  const { accepted } = await recordResponses(ctx, { source: "app", responses, mode: "api" });
  expect(accepted).toBe(responses.length);
}

async function ask(ctx: ServiceContext, metric: string, groupBy: "language" | "mode" | "source" = "language") {
  const method = metric === "csat" ? "mean" : undefined;
  const [result] = await getMeasures(ctx, [{ metric, method, period, groupBy }]);
  if (!result) throw new Error("no answer");
  return result;
}

test("languages that score apart are pooled in one figure and called out beside it, each against the largest", async () => {
  const ctx = await makeTestOrganisation();
  await answer(ctx, "zh-Hans", "csat", { 5: 60, 4: 60 });
  await answer(ctx, "en", "csat", { 4: 45, 3: 45 });
  await answer(ctx, "zh-Hant", "csat", { 5: 40, 4: 40 });
  await answer(ctx, "fr", "csat", { 1: 5 });
  const { total, gaps } = await ask(ctx, "csat");
  expect(total.n).toBe(120 + 90 + 80 + 5);
  // Traditional answers as Simplified do, and five French ones are too few to say anything of.
  expect(gaps).toEqual([
    {
      of: "en",
      against: "zh-Hans",
      n: { of: 90, against: 120 },
      value: expect.closeTo(-1, 9),
      interval: expect.objectContaining({ level: 0.95 }),
    },
  ]);
  expect(gaps[0]?.interval.high).toBeLessThan(0);
  // Where they are, and not how they are asked, is what a breakdown is for.
  expect((await ask(ctx, "csat", "source")).gaps).toEqual([]);
});

test("a difference that is certain and small, or large and by chance, is none", async () => {
  const ctx = await makeTestOrganisation();
  await answer(ctx, "zh-Hans", "nps", { 9: 960, 8: 40 });
  await answer(ctx, "en", "nps", { 9: 930, 8: 70 });
  expect((await ask(ctx, "nps")).gaps).toEqual([]);
  const other = await makeTestOrganisation();
  await answer(other, "zh-Hans", "nps", { 10: 25, 0: 25 });
  await answer(other, "en", "nps", { 10: 29, 0: 21 });
  expect((await ask(other, "nps")).gaps).toEqual([]);
});
