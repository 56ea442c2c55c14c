import type { Transaction } from "@heard/db";
import type { JobRunRow } from "@heard/db/schema/job-runs";
import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { keepFile } from "../../files/index.ts";
import type { JobOutcome } from "../../jobs/handlers.ts";
import { JobProgress } from "../../jobs/progress.ts";
import { foldPending } from "../../rollups/fold.ts";
import { queueStatement } from "../../rollups/queue.ts";
import type { ImportBatchRow } from "../queries.ts";
import { setBatch } from "./batch.ts";
import type { ImportReport } from "./report.ts";

/** Responses at a time: so many that what they queue is folded in one go. */
const mostResponses = 5000;
const mostPending = 15_000;
const keptDays = 30;
const dayMs = 86_400_000;

/**
 * Takes some responses of one shard of a batch out with all that belongs to them, and queues what they counted for with the other sign. They are locked by
 * a statement of its own: whoever was changing one of them has finished when the next reads what it counts for. Returns how many there were.
 */
async function undoSome(
  tx: Transaction,
  { organisation: { id: organisationId }, now }: ServiceContext,
  { batchId, size }: { batchId: number; size: number },
): Promise<number> {
  const here = sql`org_id = ${organisationId} and batch_id = ${batchId}`;
  const locked = await tx.execute<{ shard_key: number; id: string }>(sql`
    select shard_key, id from responses
    where ${here} and shard_key = (select shard_key from responses where ${here} limit 1) limit ${size} for update`);
  const [first] = locked;
  if (!first) return 0;
  const ids = `{${locked.map(({ id }) => id).join(",")}}`;
  const counted = queueStatement(-1, {
    scores: {
      from: sql`r join scores s on s.shard_key = r.shard_key and s.response_id = r.id`,
      where: sql`s.counted`,
    },
    mentions: {
      from: sql`r join mentions m on m.shard_key = r.shard_key and m.response_id = r.id`,
      where: sql`m.counted`,
    },
    responses: { from: sql`r`, where: sql`r.state = 2` },
  });
  // Originals go with their comments in one statement, whose parts see one snapshot: their policy looks at the comment.
  await tx.execute(sql`
    with r as materialized (
      select shard_key, id, org_id, cell_id, core_id, day, state from responses
      where shard_key = ${first.shard_key} and id = any (${ids}::uuid[])
    ),
    p as (${counted}),
    o as (delete from comment_originals x using r where x.shard_key = r.shard_key and x.response_id = r.id),
    c as (delete from comments x using r where x.shard_key = r.shard_key and x.response_id = r.id),
    m as (delete from mentions x using r where x.shard_key = r.shard_key and x.response_id = r.id),
    a as (delete from comment_readings x using r where x.shard_key = r.shard_key and x.response_id = r.id),
    w as (delete from comment_corrections x using r where x.shard_key = r.shard_key and x.response_id = r.id),
    n as (delete from response_alerts x using r where x.org_id = r.org_id and x.response_id = r.id),
    k as (update cases x set response_id = null, revision = x.revision + 1 from r where x.org_id = r.org_id and x.response_id = r.id returning x.org_id, x.id),
    h as (insert into case_events (org_id, case_id, verb, happened_at) select org_id, id, 'case.forget', ${now().toISOString()}::timestamptz from k),
    s as (delete from scores x using r where x.shard_key = r.shard_key and x.response_id = r.id)
    delete from responses x using r where x.shard_key = r.shard_key and x.id = r.id`);
  return locked.length;
}

/** Takes a batch back, some responses at a time. What is left is what remains to be done, so a second try simply goes on. */
export async function undoRows(ctx: ServiceContext, job: JobRunRow, batch: ImportBatchRow): Promise<JobOutcome> {
  const progress = new JobProgress(ctx, job);
  const size = sizeOf(batch.report as ImportReport | null);
  let undone = job.doneCount;
  try {
    for (;;) {
      const count = await inTenant(ctx, (tx) => undoSome(tx, ctx, { batchId: batch.id, size }), { unmask: true });
      await foldPending(ctx);
      undone += count;
      if ((await progress.save({ doneCount: undone })) === "left") return "left";
      // Each step stays within one shard, so only an empty one is the last.
      if (count === 0) break;
    }
  } finally {
    await progress.stop();
  }
  await keepWhileThere(ctx, batch.fileId);
  await setBatch(ctx, job, { state: "undone", undoneAt: ctx.now() });
  return { undone };
}

function sizeOf(report: ImportReport | null): number {
  const each = 1 + (report?.scores ?? 0) / Math.max(1, report?.responses ?? 0);
  return Math.max(100, Math.min(mostResponses, Math.floor(mostPending / each)));
}

/** An import can be taken back long after its file has gone. */
export async function keepWhileThere(ctx: ServiceContext, fileId: string): Promise<void> {
  try {
    await keepFile(ctx, { fileId, until: new Date(ctx.now().getTime() + keptDays * dayMs) });
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "not_found")) throw error;
  }
}
