import type { JobRunRow } from "@heard/db/schema/job-runs";
import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { keepFile } from "../../files/index.ts";
import type { JobOutcome } from "../../jobs/handlers.ts";
import { JobProgress } from "../../jobs/progress.ts";
import { foldPending } from "../../rollups/fold.ts";
import type { ImportBatchRow } from "../queries.ts";
import { setBatch } from "./batch.ts";
import type { ImportReport } from "./report.ts";

/** Responses at a time: so many that what they queue is folded in one go. */
const mostResponses = 5000;
const mostPending = 15_000;
const keptDays = 30;
const dayMs = 86_400_000;

const dimensions =
  "c.source_id, c.touchpoint_id, c.channel_id, c.mode, c.language, c.seg1, c.seg2, c.seg3, c.seg4, c.seg5, c.seg6";
const counted = (place: string) =>
  `join cells c on c.org_id = ${place}.org_id and c.cell_id = ${place}.cell_id and c.shard_key = ${place}.shard_key`;

/**
 * Takes some responses of one shard of a batch out with all that belongs to them, and queues what they counted for with the other sign. Originals go with their
 * comments in one statement, whose parts see one snapshot: their policy looks at the comment.
 */
const undoStatement = `
with r as materialized (
  select shard_key, id, org_id, cell_id, core_id, day, state from responses
  where org_id = $org and batch_id = $batch and shard_key = (select shard_key from responses where org_id = $org and batch_id = $batch limit 1)
  limit $size for update
),
p as (
  insert into pending (shard_key, org_id, measure_id, cell_id, core_id, source_id, touchpoint_id, channel_id, mode, language,
    seg1, seg2, seg3, seg4, seg5, seg6, day, bin, count)
  select s.shard_key, s.org_id, s.measure_id, s.cell_id, s.core_id, ${dimensions}, s.day, s.bin, -count(*)
  from r join scores s on s.shard_key = r.shard_key and s.response_id = r.id ${counted("s")} where s.counted
  group by s.shard_key, s.org_id, s.measure_id, s.cell_id, s.core_id, ${dimensions}, s.day, s.bin
  union all
  select r.shard_key, r.org_id, 0, r.cell_id, r.core_id, ${dimensions}, r.day, 0, -count(*) from r ${counted("r")} where r.state = 2
  group by r.shard_key, r.org_id, r.cell_id, r.core_id, ${dimensions}, r.day
),
o as (delete from comment_originals x using r where x.shard_key = r.shard_key and x.response_id = r.id),
c as (delete from comments x using r where x.shard_key = r.shard_key and x.response_id = r.id),
s as (delete from scores x using r where x.shard_key = r.shard_key and x.response_id = r.id),
d as (delete from responses x using r where x.shard_key = r.shard_key and x.id = r.id)
select count(*)::int as undone from r`;

/** Takes a batch back, some responses at a time. What is left is what remains to be done, so a second try simply goes on. */
export async function undoRows(ctx: ServiceContext, job: JobRunRow, batch: ImportBatchRow): Promise<JobOutcome> {
  const progress = new JobProgress(ctx, job);
  const size = sizeOf(batch.report as ImportReport | null);
  const statement = sql.raw(
    undoStatement
      .replaceAll("$org", String(ctx.organisation.id))
      .replaceAll("$batch", String(batch.id))
      .replaceAll("$size", String(size)),
  );
  let undone = job.doneCount;
  try {
    for (;;) {
      const [row] = await inTenant(ctx, (tx) => tx.execute<{ undone: number }>(statement), { unmask: true });
      await foldPending(ctx);
      undone += row?.undone ?? 0;
      if ((await progress.save({ doneCount: undone })) === "left") return "left";
      // Each statement stays within one shard, so only an empty one is the last.
      if ((row?.undone ?? 0) === 0) break;
    }
  } finally {
    progress.stop();
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
async function keepWhileThere(ctx: ServiceContext, fileId: string): Promise<void> {
  try {
    await keepFile(ctx, { fileId, until: new Date(ctx.now().getTime() + keptDays * dayMs) });
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "not_found")) throw error;
  }
}
