import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import type { ServiceContext } from "../context.ts";
import { correctResponse } from "../responses/correct.ts";
import { eraseResponse } from "../responses/erase.ts";
import { quarantineResponse, releaseResponse } from "../responses/quarantine.ts";
import { recordResponses } from "../responses/record.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { foldAll, foldPending } from "./fold.ts";
import { rebuildRollups } from "./rebuild.ts";
import { verifyRollups } from "./verify.ts";

useTestDatabase();

const touchpoints = ["checkout", "delivery", "returns"];
const regions = ["East", "West", "North"];

/** Item `n` of a stream of answers that differ in every dimension. */
const answer = (n: number) => ({
  externalId: `answer-${n}`,
  occurredOn: `2026-0${1 + (n % 6)}-1${n % 9}`,
  touchpoint: touchpoints[n % touchpoints.length],
  language: n % 2 === 0 ? "en" : "zh-Hans",
  segments: { region: regions[(n >> 1) % regions.length] },
  scores: [
    { metric: "nps", value: n % 11 },
    { metric: "csat", value: 1 + (n % 5) },
  ],
});

async function write(ctx: ServiceContext, from: number, count: number, source: string): Promise<string[]> {
  const responses = Array.from({ length: count }, (_, place) => answer(from + place));
  const { results } = await recordResponses(ctx, { source, responses, mode: "api" });
  return results.flatMap((result) => (result.status === "accepted" ? [result.id] : []));
}

describe("rollups under concurrent writers", () => {
  test("rollup ∪ pending equals the raw rows in every snapshot, while writers, changes and folds go on, and after", async () => {
    const ctx = await makeTestOrganisation();
    let writing = true;
    const checks: unknown[][] = [];
    const folding = (async () => {
      while (writing) await foldPending(ctx);
    })();
    const checking = (async () => {
      while (writing) checks.push(await verifyRollups(ctx));
    })();
    const writers = [0, 1, 2, 3].map(async (writer) => {
      for (let round = 0; round < 6; round += 1) {
        const source = writer % 2 === 0 ? "app" : "shop-survey";
        // Every writer sends what another one sends too: the dedupe key lets each answer in once.
        const ids = await write(ctx, (writer >> 1) * 40 + round * 20, 40, source);
        const [first, second, third] = ids;
        if (first) await correctResponse(ctx, { responseId: first, scores: [{ item: 0, value: round }] });
        if (second) await quarantineResponse(ctx, { responseId: second, reason: "one device" });
        if (second && round % 2 === 0) await releaseResponse(ctx, { responseId: second });
        if (third) await eraseResponse(ctx, { responseId: third });
      }
    });
    await Promise.all(writers).finally(() => {
      writing = false;
      return Promise.allSettled([folding, checking]);
    });
    await Promise.all([folding, checking]);

    expect(checks.length).toBeGreaterThan(2);
    expect(checks.flat()).toEqual([]);
    await foldAll(ctx);
    expect(await verifyRollups(ctx)).toEqual([]);
    expect(await foldPending(ctx)).toBe(0);
  });

  test("two changes of one response queue up: each takes back what the one before it added", async () => {
    const ctx = await makeTestOrganisation();
    const [id = ""] = await write(ctx, 0, 1, "app");
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((value) => correctResponse(ctx, { responseId: id, scores: [{ item: 0, value }] })),
    );
    await Promise.all([foldAll(ctx), eraseResponse(ctx, { responseId: id })]);
    await foldAll(ctx);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("an answer sent again while it is being erased is a duplicate or new, never an error", async () => {
    const ctx = await makeTestOrganisation();
    for (let round = 0; round < 25; round += 1) {
      const [id = ""] = await write(ctx, round, 1, "app");
      const [, ...again] = await Promise.all([
        eraseResponse(ctx, { responseId: id }),
        ...[1, 2, 3, 4].map(() => recordResponses(ctx, { source: "app", responses: [answer(round)], mode: "api" })),
      ]);
      expect(again.map(({ rejected }) => rejected)).toEqual([0, 0, 0, 0]);
    }
    await foldAll(ctx);
    expect(await verifyRollups(ctx)).toEqual([]);
  });

  test("a rebuild keeps nobody from recording, and what is recorded during it is counted once", async () => {
    const [ctx, other] = [await makeTestOrganisation(), await makeTestOrganisation()];
    const [first = "", second = ""] = await write(ctx, 0, 60, "app");
    await foldAll(ctx);
    await write(ctx, 60, 40, "app");
    // The transaction of the rebuild stands open while these are written, committed and looked at.
    await rebuildRollups(ctx, async (done) => {
      await write(ctx, 100 + done * 20, 20, "app");
      await write(other, done * 20, 20, "app");
      if (done === 1) await correctResponse(ctx, { responseId: first, scores: [{ item: 0, value: 3 }] });
      if (done === 2) await eraseResponse(ctx, { responseId: second });
      expect(await verifyRollups(ctx)).toEqual([]);
    });
    expect(await verifyRollups(ctx)).toEqual([]);
    await Promise.all([foldAll(ctx), rebuildRollups(ctx), write(ctx, 200, 40, "app"), rebuildRollups(ctx)]);
    expect(await verifyRollups(ctx)).toEqual([]);
    await Promise.all([foldAll(ctx), foldAll(other)]);
    expect([await verifyRollups(ctx), await verifyRollups(other)]).toEqual([[], []]);
  });

  test("folds of two organisations do not touch each other's rows", async () => {
    const [one, other] = [await makeTestOrganisation(), await makeTestOrganisation()];
    await Promise.all([write(one, 0, 50, "app"), write(other, 0, 50, "app")]);
    expect(await foldAll(one)).toBeGreaterThan(0);
    expect(await foldPending(other)).toBeGreaterThan(0);
    expect([await verifyRollups(one), await verifyRollups(other)]).toEqual([[], []]);
  });
});
