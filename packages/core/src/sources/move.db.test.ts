import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { testSecret, useTestDatabase } from "@heard/db/testing";
import { Client } from "pg";
import { expect, test } from "vitest";
import { searchComments } from "../comments/search.ts";
import type { ServiceContext } from "../context.ts";
import { getMeasures } from "../measures/get.ts";
import { quarantineResponse } from "../responses/quarantine.ts";
import { recordResponses } from "../responses/record.ts";
import { verifyRollups } from "../rollups/verify.ts";
import { importsIn } from "../testing/import-file.ts";
import { makeTestOrganisation, testNow } from "../testing/organisation.ts";
import { useTemporaryFiles } from "../testing/temporary.ts";
import { listTrace } from "../trace/list.ts";
import { deleteSource, listSourceMoves, restoreSource } from "./index.ts";
import { moveResponses } from "./move-responses.ts";
import { moveJob } from "./rules.ts";

const database = useTestDatabase();
const { folder } = useTemporaryFiles();
const imports = importsIn(folder);
/** A worker that comes an hour later finds that the one before it is silent. */
const later = importsIn(folder, () => new Date(testNow().getTime() + 3_600_000));
const timeout = 240_000;

const many = 6000;
const period = { from: "2026-01-01", to: "2026-12-31" };

async function record(ctx: ServiceContext, source: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < count; from += 1000) {
    const responses = Array.from({ length: Math.min(1000, count - from) }, (_, at) => ({
      externalId: `${source}-${from + at}`,
      occurredOn: `2026-0${1 + (at % 6)}-15`,
      touchpoint: at % 2 === 0 ? "checkout" : "delivery",
      segments: { region: at % 3 === 0 ? "East" : "West" },
      scores: [{ metric: "nps", value: at % 11 }],
      comments: at % 50 === 0 ? [{ text: `said in the ${source}, number ${at}` }] : [],
    }));
    const { results } = await recordResponses(ctx, { source, responses, mode: "api" });
    ids.push(...results.flatMap((result) => (result.status === "accepted" ? [result.id] : [])));
  }
  return ids;
}

/** An organisation with thousands of answers in the app, one of them quarantined, and a few in another source. */
async function withMany(): Promise<ServiceContext> {
  const ctx = await makeTestOrganisation("moves");
  const [, second = ""] = await record(ctx, "app", many);
  await record(ctx, "shop-survey", 60);
  await quarantineResponse(ctx, { responseId: second, reason: "one device" });
  return ctx;
}

/** What a reader sees: figures whole and broken down, what is said, and whether they are what is stored. */
async function seen(ctx: ServiceContext) {
  const figures = await getMeasures(ctx, [
    { metric: "nps", period, groupBy: "source" },
    { metric: "responses", period, groupBy: "touchpoint" },
  ]);
  const said = await searchComments(ctx, { words: "said", period });
  return { figures, said: said.count, differences: await verifyRollups(ctx) };
}
const answers = (now: Awaited<ReturnType<typeof seen>>) => now.figures[1]?.total.n ?? 0;
const states = async ({ organisation: { id } }: ServiceContext) =>
  (
    await database.asOwner(
      `select count(*) filter (where state = 2)::int as counted, count(*) filter (where state > 3)::int as binned from responses where org_id = ${id}`,
    )
  )[0] as { counted: number; binned: number };

async function jobOf(moved: Promise<{ jobId: string | null }>): Promise<string> {
  const { jobId } = await moved;
  if (!jobId) throw new Error("it moved at once");
  return jobId;
}

test("thousands of responses follow their source by a job, and come back by one, exactly as they were", {
  timeout,
}, async () => {
  const ctx = await withMany();
  const before = await seen(ctx);
  expect(answers(before)).toBe(many + 59);

  const moved = await deleteSource(ctx, { source: "app" });
  expect(moved).toMatchObject({ responseCount: many, jobId: expect.any(String) });
  expect(await listSourceMoves(ctx)).toMatchObject([
    { key: "app", name: "App", to: "bin", state: "waiting", doneCount: 0, totalCount: many },
  ]);
  // Nothing comes in from now on, and what is in still counts.
  await expect(record(ctx, "app", 1)).rejects.toMatchObject({ code: "not_found" });
  expect(await seen(ctx)).toMatchObject({ said: before.said, differences: [] });
  await expect(deleteSource(ctx, { source: "app" })).rejects.toMatchObject({ code: "invalid_state" });

  await imports.work(ctx, moved.jobId ?? "", moveJob);
  const without = await seen(ctx);
  expect(without).toMatchObject({ said: 2, differences: [] });
  expect(answers(without)).toBe(60);
  expect(await listSourceMoves(ctx)).toEqual([]);

  await imports.work(ctx, await jobOf(restoreSource(ctx, { source: "app" })), moveJob);
  expect(await seen(ctx)).toEqual(before);
});

test("at every step the measures are what is stored, in the trace, the breakdown and the search", {
  timeout,
}, async () => {
  const ctx = await withMany();
  await deleteSource(ctx, { source: "app" });
  const steps: number[] = [];
  const look = async () => {
    const now = await seen(ctx);
    const { counted, binned } = await states(ctx);
    expect(now.differences).toEqual([]);
    expect(answers(now)).toBe(counted);
    const scores = now.figures[0];
    expect(scores?.total.n).toBe(counted);
    const trace = await listTrace(ctx, { query: { metric: "nps", period }, limit: 1 });
    expect(trace.items).toHaveLength(1);
    steps.push(binned);
    return "go" as const;
  };
  expect(await moveResponses(ctx, await sourceIdOf(ctx), { onMoved: look })).toBe("moved");
  expect(steps).toEqual([2500, 5000, 6000]);
});

const sourceIdOf = async ({ organisation: { id } }: ServiceContext): Promise<number> =>
  (await database.asOwner(`select id from sources where org_id = ${id} and key = 'app'`))[0]?.id as number;

test("called back on its way, it comes back whole, and the job that carried it away does nothing any more", {
  timeout,
}, async () => {
  const ctx = await withMany();
  const before = await seen(ctx);
  const jobId = await jobOf(deleteSource(ctx, { source: "app" }));
  expect(await moveResponses(ctx, await sourceIdOf(ctx), { onMoved: async () => "left" })).toBe("left");
  expect(await states(ctx)).toMatchObject({ binned: 2500 });
  // What has gone is few enough to come back at once.
  expect(await restoreSource(ctx, { source: "app" })).toEqual({ responseCount: many, jobId: null });
  expect(await seen(ctx)).toEqual(before);
  await imports.work(ctx, jobId, moveJob);
  expect(await seen(ctx)).toEqual(before);
});

test("two who delete and restore it at once leave it whole, on one side", { timeout }, async () => {
  const ctx = await withMany();
  const before = await seen(ctx);
  const first = await jobOf(deleteSource(ctx, { source: "app" }));
  const [, back] = await Promise.all([imports.work(ctx, first, moveJob), restoreSource(ctx, { source: "app" })]);
  if (back.jobId) await imports.work(ctx, back.jobId, moveJob);
  expect(await seen(ctx)).toEqual(before);
});

test("killed on its way, it goes on from where it was, and no answer is counted twice or not at all", {
  timeout,
}, async () => {
  const ctx = await withMany();
  const before = await seen(ctx);
  const jobId = await jobOf(deleteSource(ctx, { source: "app" }));
  const held = new Client({ connectionString: database.ownerUrl() });
  await held.connect();
  // A step in the middle waits for one of its responses.
  await held.query(
    `begin; select 1 from responses where org_id = ${ctx.organisation.id} and external_id = 'app-4000' for update`,
  );
  const script = join(import.meta.dirname, "../testing/work-on-job.ts");
  const worker = spawn(
    process.execPath,
    [script, ctx.organisation.key, jobId, moveJob, folder, testNow().toISOString()],
    {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DATABASE_URL: database.ownerUrl(), AUTH_SECRET: testSecret },
    },
  );
  const ended = once(worker, "exit");
  await expect.poll(async () => (await states(ctx)).binned, { timeout: 120_000 }).toBe(2500);
  worker.kill("SIGKILL");
  expect(await ended).toEqual([null, "SIGKILL"]);
  await held.query("rollback");
  await held.end();
  expect((await seen(ctx)).differences).toEqual([]);

  await later.work(ctx, jobId, moveJob);
  expect(answers(await seen(ctx))).toBe(60);
  await later.work(ctx, await jobOf(restoreSource(ctx, { source: "app" })), moveJob);
  expect(await seen(ctx)).toEqual(before);
});

test("an import meets it on its way: refused into the bin, and counted once on the way back", { timeout }, async () => {
  const ctx = await withMany();
  const batchId = await imports.draft(
    ctx,
    ["id,date,score", ...[1, 2, 3].map((id) => `N-${id},2026-05-0${id},9`)].join("\n"),
  );
  await imports.map(ctx, batchId, {
    format: "heard-mapping/1",
    source: "app",
    externalId: "id",
    occurred: { column: "date", format: "yyyy-MM-dd" },
    columns: [{ column: "score", as: "score", metric: "nps", scale: { min: 0, max: 10, direction: "higherIsBetter" } }],
  });
  const before = answers(await seen(ctx));
  const away = await jobOf(deleteSource(ctx, { source: "app" }));
  expect(await imports.run(ctx, batchId).catch((error: unknown) => error)).toMatchObject({ state: "failed" });
  await imports.work(ctx, away, moveJob);
  expect(answers(await seen(ctx))).toBe(60);

  const back = await jobOf(restoreSource(ctx, { source: "app" }));
  expect(await imports.run(ctx, batchId)).toMatchObject({ state: "imported", counts: { accepted: 3 } });
  expect(answers(await seen(ctx))).toBe(63);
  await imports.work(ctx, back, moveJob);
  const after = await seen(ctx);
  expect(answers(after)).toBe(before + 3);
  expect(after.differences).toEqual([]);
});

test("what stopped on its way is named, and can be tried again by whoever may", { timeout }, async () => {
  const ctx = await withMany();
  const jobId = await jobOf(deleteSource(ctx, { source: "app" }));
  await database.asOwner(`update job_runs set state = 'failed', done_count = 2500 where id = '${jobId}'`);
  expect(await listSourceMoves(ctx)).toMatchObject([{ state: "failed", to: "bin", doneCount: 2500 }]);
  const employee: ServiceContext = {
    ...ctx,
    actor: {
      ...{ kind: "member", memberId: 1, userId: 1, roles: ["employee"] },
      grants: { canUnmask: false, canSeeCustomers: false },
    },
  };
  await expect(listSourceMoves(employee)).rejects.toMatchObject({ code: "forbidden" });
  expect(await listSourceMoves(await makeTestOrganisation("moves"))).toEqual([]);
  await imports.work(ctx, await jobOf(deleteSource(ctx, { source: "app" })), moveJob);
  expect(answers(await seen(ctx))).toBe(60);
  expect(await listSourceMoves(ctx)).toEqual([]);
});
