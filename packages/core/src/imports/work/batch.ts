import type { Transaction } from "@heard/db";
import { importBatches } from "@heard/db/schema/imports";
import type { JobRunRow } from "@heard/db/schema/job-runs";
import { and, eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../../context.ts";
import type { ImportState } from "../rules.ts";
import type { ImportReport } from "./report.ts";

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

/** Keeps with the import what became of its rows so far. */
export const setCounts = (ctx: ServiceContext, job: Work, report: ImportReport): Promise<void> =>
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
 * Does something in a transaction during which nobody can pause, stop, undo or restart the import: who wants to waits for its end. Without it a chunk under
 * way could be stored behind the back of an undo that has just taken everything out. `left` when the work has lost its turn.
 */
export async function whileWorking<T>(
  ctx: ServiceContext,
  job: Work,
  work: (tx: Transaction) => Promise<T>,
): Promise<T | "left"> {
  return inTenant(ctx, async (tx) => {
    const [turn] = await tx
      .select({ state: importBatches.state })
      .from(importBatches)
      .where(
        and(
          eq(importBatches.id, batchIdOf(job)),
          eq(importBatches.jobRunId, job.id),
          eq(importBatches.state, "running"),
        ),
      )
      // Chunks hold it beside each other, and the counts may be written meanwhile.
      .for("key share");
    return turn ? work(tx) : "left";
  });
}
