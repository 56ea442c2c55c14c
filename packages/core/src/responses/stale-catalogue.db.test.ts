import { useTestDatabase } from "@heard/db/testing";
import { expect, test } from "vitest";
import { type Catalogue, forgetCatalogue, recordingCatalogue } from "../catalogue/queries.ts";
import type { ServiceContext } from "../context.ts";
import { archiveMetric } from "../metrics/index.ts";
import { editScale } from "../scales/index.ts";
import { deleteSource } from "../sources/delete.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { listTrace } from "../trace/list.ts";
import { recordResponses } from "./record.ts";

useTestDatabase();

/** Makes this process know what another would still know that has heard nothing of the change. */
async function behindTheBack(ctx: ServiceContext, change: () => Promise<unknown>): Promise<void> {
  const catalogue = await recordingCatalogue(ctx);
  await change();
  const kept = globalThis as typeof globalThis & {
    [key: symbol]: { kept: Map<number, { catalogue: Catalogue; readAt: number }> } | undefined;
  };
  kept[Symbol.for("heard.catalogues")]?.kept.set(ctx.organisation.id, { catalogue, readAt: performance.now() });
  expect((await recordingCatalogue(ctx)).version).toBe(catalogue.version);
}
const record = (ctx: ServiceContext, value: number, more: object = {}) =>
  recordResponses(ctx, {
    source: "app",
    mode: "api",
    responses: [{ externalId: `A-${value}`, occurredOn: "2026-06-20", scores: [{ metric: "ces", value }] }],
    ...more,
  });
const traced = async (ctx: ServiceContext, scale: string) => {
  const period = { from: "2026-06-01", to: "2026-06-30" };
  const { items } = await listTrace(ctx, { query: { metric: "ces", period, scale }, limit: 10 });
  return items.map(({ value }) => value).sort();
};

test("an answer is recorded on the scale of now, whatever the process that takes it remembers", async () => {
  const ctx = await makeTestOrganisation();
  await behindTheBack(ctx, () =>
    editScale(ctx, { key: "ces-1-7-easy", version: 1, min: 1, max: 10, direction: "lowerIsBetter", labels: {} }),
  );
  // Seven exists on both; taken by the old one, the worst answer would count as the best.
  expect(await record(ctx, 7)).toMatchObject({ accepted: 1, rejected: 0 });
  expect(await traced(ctx, "ces-1-7-easy@2")).toEqual([7]);
  expect(await traced(ctx, "ces-1-7-easy@1")).toEqual([]);
  expect(await record(ctx, 7)).toMatchObject({ accepted: 0, duplicate: 1 });
});

test("a value that only the new scale has is not refused by the old one", async () => {
  const ctx = await makeTestOrganisation();
  await behindTheBack(ctx, () => editScale(ctx, { key: "ces-1-7-easy", version: 1, max: 10, labels: {} }));
  expect(await record(ctx, 10)).toMatchObject({ accepted: 1, rejected: 0 });
});

test("a value that only the old scale had is refused, and the stored reply says so", async () => {
  const ctx = await makeTestOrganisation();
  await behindTheBack(ctx, () => editScale(ctx, { key: "ces-1-7-easy", version: 1, max: 5, labels: {} }));
  const first = await record(ctx, 7, { idempotencyKey: "K-1" });
  expect(first).toMatchObject({ accepted: 0, rejected: 1, results: [{ errors: [{ code: "score_off_scale" }] }] });
  expect(await record(ctx, 7, { idempotencyKey: "K-1" })).toEqual(first);
});

test("nothing goes into a source or onto a metric that has been put away meanwhile", async () => {
  const [binned, archived] = [await makeTestOrganisation(), await makeTestOrganisation()];
  await behindTheBack(binned, () => deleteSource(binned, { source: "app" }));
  await expect(record(binned, 7)).rejects.toMatchObject({ code: "not_found" });
  await behindTheBack(archived, () => archiveMetric(archived, { key: "ces" }));
  expect(await record(archived, 7)).toMatchObject({ results: [{ errors: [{ code: "archived" }] }] });
});

test("answers of others that share the statement go in", async () => {
  const [changed, other] = [await makeTestOrganisation(), await makeTestOrganisation()];
  await behindTheBack(changed, () => editScale(changed, { key: "ces-1-7-easy", version: 1, max: 10, labels: {} }));
  const sent = [record(changed, 7), record(other, 6), record(changed, 5)];
  expect(await Promise.all(sent)).toMatchObject([{ accepted: 1 }, { accepted: 1 }, { accepted: 1 }]);
  expect(await traced(changed, "ces-1-7-easy@2")).toEqual([5, 7]);
});

test("a crowd that comes when the catalogue is too old to be kept waits for one reading of it", async () => {
  const ctx = await makeTestOrganisation();
  forgetCatalogue(ctx.organisation.id);
  const read = await Promise.all(Array.from({ length: 20 }, () => recordingCatalogue(ctx)));
  expect(new Set(read).size).toBe(1);
  // Who asks for that of now is not given one whose reading began before.
  const [underWay, fresh] = await Promise.all([
    recordingCatalogue(ctx, { fresh: true }),
    recordingCatalogue(ctx, { fresh: true }),
  ]);
  expect(fresh).not.toBe(underWay);
});
