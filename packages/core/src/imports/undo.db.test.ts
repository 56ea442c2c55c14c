import { cases } from "@heard/db/schema/cases";
import { useTestDatabase } from "@heard/db/testing";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { expect, test } from "vitest";
import { getCase, openCase, savePlaybook } from "../cases/index.ts";
import { inTenant, type ServiceContext } from "../context.ts";
import { getMeasures } from "../measures/get.ts";
import { lockResponse, queueChange, setState } from "../responses/change.ts";
import { correctResponse } from "../responses/correct.ts";
import { quarantineResponse } from "../responses/quarantine.ts";
import { recordResponses } from "../responses/record.ts";
import { foldLock } from "../rollups/fold.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { deleteSource } from "../sources/delete.ts";
import { restoreSource } from "../sources/restore.ts";
import { importsIn } from "../testing/import-file.ts";
import { makeTestOrganisation } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { listTrace } from "../trace/list.ts";
import { getImport, pauseImport, resumeImport, runImport, stopImport, undoImport } from "./index.ts";
import type { MappingInput } from "./schema.ts";

const database = useTestDatabase();
const { folder } = useTemporaryFiles();
const imports = importsIn(folder);

const mapping: MappingInput = {
  format: "heard-mapping/1",
  source: "shops",
  externalId: "id",
  occurred: { column: "date", format: "yyyy-MM-dd" },
  columns: [
    {
      column: "score",
      as: "score",
      metric: "csat",
      touchpoint: "checkout",
      scale: { min: 1, max: 5, direction: "higherIsBetter" },
    },
    { column: "region", as: "segment", segment: "region" },
    { column: "comment", as: "comment" },
  ],
  create: ["source"],
};
const row = (id: number, score = (id % 5) + 1) =>
  `F-${id},2026-05-${String((id % 28) + 1).padStart(2, "0")},${score},${id % 3 === 0 ? "East" : "West"},${id % 2 === 0 ? "Write to ada@example.org" : ""}`;
const file = (from: number, to: number) =>
  ["id,date,score,region,comment", ...Array.from({ length: to - from }, (_, place) => row(from + place))].join("\n");

const period = { from: "2026-05-01", to: "2026-06-30" };
/** What a reader sees: figures whole and broken down, and the answers themselves. */
async function seen(ctx: ServiceContext) {
  const figures = await getMeasures(ctx, [
    { metric: "csat", period, groupBy: "segment:region" },
    { metric: "responses", period, groupBy: "touchpoint" },
  ]);
  const { items } = await listTrace(ctx, { query: { metric: "responses", period }, limit: 1000 });
  return { figures, items, differences: await verifyRollups(ctx) };
}
/** What is stored under an import, wherever it lies. */
const storedOf = async (batchId: number) =>
  (await database.asOwner(`select count(*)::int as n from responses where batch_id = ${batchId}`))[0]?.n;

async function undo(ctx: ServiceContext, batchId: number) {
  const { jobId } = await undoImport(ctx, { batchId });
  await imports.work(ctx, jobId, "import.undo");
}

test("an undo leaves everything as it was, whatever was done to the answers since, and the file can come again", async () => {
  const ctx = await makeTestOrganisation("undo");
  const mine = { source: "app", mode: "api" as const };
  const own = Array.from({ length: 40 }, (_, place) => ({
    externalId: `A-${place}`,
    occurredOn: "2026-05-10",
    touchpoint: "checkout",
    segments: { region: place % 2 === 0 ? "East" : "West" },
    scores: [{ metric: "csat", value: (place % 5) + 1 }],
  }));
  await recordResponses(ctx, { ...mine, responses: own });
  const before = await seen(ctx);
  const { batchId, batch } = await imports.import(ctx, file(0, 60), mapping);
  expect(batch.counts).toMatchObject({ accepted: 60 });
  const { items } = await listTrace(ctx, { query: { metric: "csat", period, filters: { source: ["shops"] } } });
  const [first, second] = items;
  if (!first || !second) throw new Error("nothing came in");
  await correctResponse(ctx, { responseId: first.responseId, scores: [{ item: 0, value: 2 }] });
  await quarantineResponse(ctx, { responseId: second.responseId, reason: "doubt" });
  await undo(ctx, batchId);
  expect(await seen(ctx)).toEqual(before);
  expect(await storedOf(batchId)).toBe(0);
  await expect(undoImport(ctx, { batchId })).rejects.toMatchObject({ code: "invalid_state" });
  const again = await imports.import(ctx, file(0, 60), mapping);
  expect(again.batch.counts).toMatchObject({ accepted: 60, known: 0 });
  expect((await seen(ctx)).figures[1]?.total.n).toBe(100);
});

test("a case of an answer that is taken back points to nothing, and its history says why", async () => {
  const ctx = await makeTestOrganisation();
  const { batchId } = await imports.import(ctx, file(0, 3), mapping);
  const { items } = await listTrace(ctx, { query: { metric: "csat", period } });
  const responseId = items[0]?.responseId ?? "";
  const { playbookId } = await savePlaybook(ctx, { name: "Call back", steps: ["Call"], hours: 4 });
  const { number } = await openCase(ctx, { title: "Call them", playbookId, responseId });
  await undo(ctx, batchId);
  const left = await getCase(ctx, { number });
  expect(left).toMatchObject({ state: "open", title: "Call them", words: [], revision: 3 });
  expect(left.events[0]).toMatchObject({ verb: "case.forget" });
  expect((await inTenant(ctx, (tx) => tx.select().from(cases))).map((one) => one.responseId)).toEqual([null]);
});

test("an undo while the source is in the bin takes nothing twice", async () => {
  const ctx = await makeTestOrganisation("undo");
  await imports.import(ctx, file(0, 30), mapping);
  const before = await seen(ctx);
  const { batchId } = await imports.import(ctx, file(30, 60), mapping);
  await deleteSource(ctx, { source: "shops" });
  await undo(ctx, batchId);
  await restoreSource(ctx, { source: "shops" });
  expect(await seen(ctx)).toEqual(before);
});

test("a row that changed since is refused, and only what is new comes in", async () => {
  const ctx = await makeTestOrganisation("undo");
  await imports.import(ctx, file(0, 20), mapping);
  const changed = file(0, 25).replace(row(0), row(0, 5));
  const { batch, batchId } = await imports.import(ctx, changed, mapping);
  expect(batch.counts).toEqual({ rows: 25, accepted: 5, known: 19, rejected: 1 });
  await undo(ctx, batchId);
  expect((await seen(ctx)).figures[1]?.total.n).toBe(20);
});

test("one file imported twice at once counts once, and belongs to whoever stored it", async () => {
  const ctx = await makeTestOrganisation("undo");
  const drafts = [await imports.draft(ctx, file(0, 200)), await imports.draft(ctx, file(0, 200))];
  for (const batchId of drafts) await imports.map(ctx, batchId, mapping);
  const done = await Promise.all(drafts.map((batchId) => imports.run(ctx, batchId)));
  const sum = (name: "accepted" | "known") => done.reduce((all, { counts }) => all + (counts[name] ?? 0), 0);
  expect({ accepted: sum("accepted"), known: sum("known") }).toEqual({ accepted: 200, known: 200 });
  const now = await seen(ctx);
  expect([now.figures[1]?.total.n, now.differences]).toEqual([200, []]);
  for (const batchId of drafts) await undo(ctx, batchId);
  expect((await seen(ctx)).items).toEqual([]);
});

test("a pause keeps what is in, goes on with the rest, and neither runs nor is taken back twice", async () => {
  const ctx = await makeTestOrganisation("undo");
  const batchId = await imports.draft(ctx, file(0, 50));
  await imports.map(ctx, batchId, mapping);
  const { jobId } = await runImport(ctx, { batchId });
  await expect(undoImport(ctx, { batchId })).rejects.toMatchObject({ code: "invalid_state" });
  await expect(runImport(ctx, { batchId })).rejects.toMatchObject({ code: "invalid_state" });
  await pauseImport(ctx, { batchId });
  await imports.work(ctx, jobId, "import.run");
  expect(await storedOf(batchId)).toBe(0);
  await resumeImport(ctx, { batchId });
  await imports.work(ctx, jobId, "import.run");
  expect((await getImport(ctx, { batchId })).counts).toMatchObject({ accepted: 50 });
  expect(await storedOf(batchId)).toBe(50);
});

/** How many wait for a lock of this database. */
const waiting = async () =>
  (
    await database.asOwner(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
  )[0]?.n;

test("a chunk under way when the import is stopped and taken back is not stored behind the undo", async () => {
  const ctx = await makeTestOrganisation("undo");
  await imports.import(ctx, file(7, 8), mapping);
  const batchId = await imports.draft(ctx, file(0, 20));
  await imports.map(ctx, batchId, mapping);
  const { jobId } = await runImport(ctx, { batchId });
  const held = new Client({ connectionString: database.ownerUrl() });
  await held.connect();
  // Whoever inserts this id again has to wait until it is known whether it goes.
  await held.query("begin; update responses set external_id = 'F-7-gone' where external_id = 'F-7'");
  const running = imports.work(ctx, jobId, "import.run");
  await expect.poll(waiting, { timeout: 30_000 }).toBeGreaterThanOrEqual(1);
  // It waits for nothing that the chunk holds; what is left of the chunk is for the chunk to see.
  await stopImport(ctx, { batchId });
  await undo(ctx, batchId);
  await held.query("rollback");
  await running;
  await held.end();
  expect(await storedOf(batchId)).toBe(0);
  expect(await getImport(ctx, { batchId })).toMatchObject({ state: "undone" });
  expect((await seen(ctx)).differences).toEqual([]);
});

test("whoever pauses an import, or puts its source into the bin, waits for no chunk, and nothing comes in behind them", async () => {
  const ctx = await makeTestOrganisation("undo");
  await imports.import(ctx, file(0, 8), mapping);
  const before = await seen(ctx);
  const batchId = await imports.draft(ctx, file(8, 20));
  await imports.map(ctx, batchId, mapping);
  const { jobId } = await runImport(ctx, { batchId });
  const held = new Client({ connectionString: database.ownerUrl() });
  await held.connect();
  /** Does something while a chunk stands before the rollups. */
  const whileHeld = async (work: () => Promise<unknown>) => {
    await held.query("select pg_advisory_lock($1, $2)", [foldLock, ctx.organisation.id]);
    const running = imports.work(ctx, jobId, "import.run");
    await expect.poll(waiting, { timeout: 30_000 }).toBe(1);
    await work();
    await held.query("select pg_advisory_unlock($1, $2)", [foldLock, ctx.organisation.id]);
    await running;
  };

  await whileHeld(() => pauseImport(ctx, { batchId }));
  expect([await storedOf(batchId), await seen(ctx)]).toEqual([0, before]);

  await resumeImport(ctx, { batchId });
  let binned: Promise<unknown> = Promise.resolve();
  await whileHeld(async () => {
    const isBinned = async () =>
      (await database.asOwner(`select 1 from sources where org_id = ${ctx.organisation.id} and deleted_at is not null`))
        .length;
    // It folds at its end, and so waits as well.
    binned = deleteSource(ctx, { source: "shops" });
    await expect.poll(isBinned, { timeout: 30_000 }).toBe(1);
  });
  await binned;
  expect(await storedOf(batchId)).toBe(0);
  expect(await getImport(ctx, { batchId })).toMatchObject({
    state: "failed",
    job: { error: { reason: "invalid_state", params: { what: "source shops", state: "in the bin" } } },
  });
  await restoreSource(ctx, { source: "shops" });
  expect(await seen(ctx)).toEqual(before);
  expect(await imports.run(ctx, batchId)).toMatchObject({ state: "imported", counts: { accepted: 12 } });
  await held.end();
});

test("who is changing an answer while it is taken back has it counted once, and not below nothing", async () => {
  const ctx = await makeTestOrganisation("undo");
  await imports.import(ctx, file(0, 10), mapping);
  const before = await seen(ctx);
  const { batchId } = await imports.import(ctx, file(10, 20), mapping);
  const { items } = await listTrace(ctx, { query: { metric: "csat", period } });
  const own = items.filter(({ externalId }) => Number(externalId?.slice(2)) >= 10).map(({ responseId }) => responseId);
  const [doubted = "", mistaken = ""] = own;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const changing = inTenant(ctx, async (tx) => {
    const [first, second] = [await lockResponse(tx, doubted), await lockResponse(tx, mistaken)];
    for (const response of [first, second]) await queueChange(tx, response, -1);
    await setState(tx, first, 3);
    await tx.execute(sql`update scores set bin = 4 - bin where response_id = ${mistaken}::uuid`);
    await queueChange(tx, second, 1);
    await held;
  });
  const undoing = undo(ctx, batchId);
  await expect.poll(waiting, { timeout: 30_000 }).toBe(1);
  letGo();
  await Promise.all([changing, undoing]);
  expect(await seen(ctx)).toEqual(before);
});
