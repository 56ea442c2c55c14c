import type { Transaction } from "@heard/db";
import { importBatches } from "@heard/db/schema/imports";
import { type JobRunRow, jobRuns } from "@heard/db/schema/job-runs";
import { sources } from "@heard/db/schema/sources";
import { and, eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../../context.ts";
import { invalidState } from "../../errors.ts";
import { isOwned, type OwnedJob } from "../../jobs/runs.ts";
import type { ImportState } from "../rules.ts";
import type { RowReport } from "./report.ts";

/** Where the files lie. */
export type ImportPlace = { dataDir: string };
/** What the checkpoint of every job on an import says. */
export type ImportWork = { batchId: number };

type Work = Pick<JobRunRow, "id" | "checkpoint">;
const batchIdOf = (job: Work) => (job.checkpoint as ImportWork).batchId;

/** Changes the import that a job works on, unless other work has taken its place meanwhile, or it is no longer in the state that is expected. */
export async function setBatch(
  ctx: ServiceContext,
  job: Work,
  set: Partial<typeof importBatches.$inferInsert>,
  expected?: ImportState,
): Promise<void> {
  await inTenant(ctx, (tx) =>
    tx
      .update(importBatches)
      .set(set)
      .where(
        and(
          eq(importBatches.id, batchIdOf(job)),
          eq(importBatches.jobRunId, job.id),
          expected ? eq(importBatches.state, expected) : undefined,
        ),
      ),
  );
}

/** Says that the work failed, as long as it is this handler's own. */
export async function failBatch(ctx: ServiceContext, job: Work & OwnedJob, state: ImportState): Promise<void> {
  await inTenant(ctx, async (tx) => {
    const [own] = await tx.select({ id: jobRuns.id }).from(jobRuns).where(isOwned(job)).for("update");
    if (own)
      await tx
        .update(importBatches)
        .set({ state })
        .where(and(eq(importBatches.id, batchIdOf(job)), eq(importBatches.jobRunId, job.id)));
  });
}

/** Keeps with the import what became of its rows so far. */
export const setCounts = (ctx: ServiceContext, job: Work, report: RowReport): Promise<void> =>
  setBatch(ctx, job, {
    acceptedCount: report.accepted,
    duplicateCount: report.known,
    rejectedCount: report.rejected,
    report,
  });

export async function batchState(ctx: ServiceContext, job: Work): Promise<ImportState | null> {
  const [row] = await inTenant(ctx, (tx) =>
    tx
      .select({ state: importBatches.state })
      .from(importBatches)
      .where(and(eq(importBatches.id, batchIdOf(job)), eq(importBatches.jobRunId, job.id))),
  );
  return row?.state ?? null;
}

/**
 * Holds the turn of the work to the end of the transaction: until then nobody pauses, stops, undoes or restarts the import, or puts its source into the
 * bin. Without it a chunk under way could be stored behind the back of an undo that has just taken everything out. `false` when the turn is lost.
 * It is asked for under the lock of the rollups, where chunks come one after another: two that held it in turns would keep whoever waits for it
 * waiting to the end of the file.
 * @throws DomainError invalid_state while the source lies in the bin
 */
export async function holdTurn(tx: Transaction, job: Work): Promise<boolean> {
  const [turn] = await tx
    .select({ sourceId: importBatches.sourceId })
    .from(importBatches)
    .where(
      and(eq(importBatches.id, batchIdOf(job)), eq(importBatches.jobRunId, job.id), eq(importBatches.state, "running")),
    )
    // The counts may be written meanwhile.
    .for("key share");
  if (!turn) return false;
  // A list of contacts or addresses goes into no source.
  const [source] =
    turn.sourceId === null
      ? []
      : await tx
          .select({ key: sources.key, deletedAt: sources.deletedAt })
          .from(sources)
          .where(eq(sources.id, turn.sourceId))
          .for("key share");
  if (source?.deletedAt) throw invalidState("source", "in the bin", source.key);
  return true;
}
