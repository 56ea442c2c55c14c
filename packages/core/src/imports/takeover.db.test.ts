import { useTestDatabase } from "@heard/db/testing";
import { Client } from "pg";
import { expect, test } from "vitest";
import type { ServiceContext } from "../context.ts";
import { claimJobRun, finishJobRun } from "../jobs/runs.ts";
import { foldLock } from "../rollups/fold.ts";
import { importsIn } from "../testing/import-file.ts";
import { outlivingLostWrites } from "../testing/lost-writes.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { getImport, pauseImport, runImport } from "./index.ts";
import { importJobHandlers } from "./jobs.ts";
import type { MappingInput } from "./schema.ts";

const database = useTestDatabase();
const { folder } = useTemporaryFiles();
const imports = importsIn(folder);
const inHours = (hours: number) => () => new Date(testNow().getTime() + hours * 3_600_000);

const mapping: MappingInput = {
  format: "heard-mapping/1",
  source: "shops",
  externalId: "id",
  occurred: { column: "date", format: "yyyy-MM-dd" },
  columns: [{ column: "score", as: "score", metric: "csat", scale: { min: 1, max: 5, direction: "higherIsBetter" } }],
  create: ["source"],
};
const file = ["id,date,score", ...[1, 2, 3].map((id) => `R-${id},2026-05-0${id},4`)].join("\n");

/** An import whose work a handler has taken that will fail: its files are gone. */
async function takenImport(ctx: ServiceContext) {
  const batchId = await imports.draft(ctx, file);
  await imports.map(ctx, batchId, mapping);
  const { jobId } = await runImport(ctx, { batchId });
  const job = await claimJobRun(ctx, jobId);
  if (!job) throw new Error("nobody else has it");
  const fail = () => importJobHandlers["import.run"](ctx, job, { dataDir: `${folder}/gone` });
  return { batchId, jobId, job, fail };
}

test("a handler whose job another has taken over fails for itself: the import goes on", async () => {
  const ctx = await makeTestOrganisation("takeover");
  const { batchId, jobId, job, fail } = await takenImport(ctx);
  const later = { ...ctx, now: inHours(1) };
  expect(await claimJobRun(later, jobId)).toMatchObject({ id: jobId });
  await expect(fail()).rejects.toThrow();
  await finishJobRun(ctx, job, { error: { message: "its files are gone" } });
  expect(await getImport(ctx, { batchId })).toMatchObject({ state: "running", job: { state: "running" } });
  await importsIn(folder, inHours(2)).work(ctx, jobId, "import.run");
  expect(await getImport(ctx, { batchId })).toMatchObject({ state: "imported", counts: { accepted: 3 } });
});

test("neither does one whose import was paused meanwhile, and one that has its job says that it failed", async () => {
  const ctx = await makeTestOrganisation("takeover");
  const paused = await takenImport(ctx);
  await pauseImport(ctx, { batchId: paused.batchId });
  await expect(paused.fail()).rejects.toThrow();
  expect(await getImport(ctx, { batchId: paused.batchId })).toMatchObject({ state: "paused" });

  const other = await makeTestOrganisation("takeover");
  const own = await takenImport(other);
  await expect(own.fail()).rejects.toThrow();
  expect(await getImport(other, { batchId: own.batchId })).toMatchObject({ state: "failed" });
});

test("an import whose database went away under it has not failed: it goes on when there is one again", async () => {
  const ctx = await makeTestOrganisation("takeover");
  const batchId = await imports.draft(ctx, file);
  await imports.map(ctx, batchId, mapping);
  const { jobId } = await runImport(ctx, { batchId });
  const held = new Client({ connectionString: database.ownerUrl() });
  await held.connect();
  await held.query("select pg_advisory_lock($1, $2)", [foldLock, ctx.organisation.id]);
  const running = imports.work(ctx, jobId, "import.run");
  const failed = expect(running).rejects.toThrow();
  const isHeld =
    "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
  await expect.poll(async () => (await held.query(isHeld)).rows[0]?.n, { timeout: 30_000 }).toBe(1);
  const endConnections = () =>
    held.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'heard_app' and datname = current_database()",
    );
  await outlivingLostWrites(async () => {
    await endConnections();
    await failed;
  });
  await held.end();
  expect(await getImport(ctx, { batchId })).toMatchObject({ state: "running", job: { state: "running" } });
  await importsIn(folder, inHours(1)).work(ctx, jobId, "import.run");
  expect(await getImport(ctx, { batchId })).toMatchObject({ state: "imported", counts: { accepted: 3 } });
});
