import type { Transaction } from "@heard/db";
import { importBatches } from "@heard/db/schema/imports";
import { jobRuns } from "@heard/db/schema/job-runs";
import { and, eq, inArray } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { wakeJob } from "../jobs/queue.ts";
import { createJobRun } from "../jobs/runs.ts";
import { batchRow, type ImportBatchRow } from "./queries.ts";
import { type ImportAction, type ImportJobKind, importCan } from "./rules.ts";

type Change = { set?: Partial<typeof importBatches.$inferInsert> };
export type NewImportJob = { kind: ImportJobKind; totalCount?: number; checkpoint?: Record<string, unknown> };

/**
 * Changes an import where its state allows it, and begins the work that follows, which takes the place of work under way.
 * @throws DomainError not_found, invalid_state
 */
export async function beginImportJob(
  ctx: ServiceContext,
  action: ImportAction,
  batchId: number,
  decide: (row: ImportBatchRow, tx: Transaction) => Promise<Change & { job: NewImportJob }>,
): Promise<{ jobId: string }> {
  const begun = await inTenant(ctx, async (tx) => {
    const row = await lockImportFor(tx, action, batchId);
    const { set = {}, job } = await decide(row, tx);
    const jobId = await createImportJob(tx, ctx, batchId, job);
    if (row.jobRunId)
      await tx
        .update(jobRuns)
        .set({ state: "cancelled", finishedAt: ctx.now() })
        .where(and(eq(jobRuns.id, row.jobRunId), inArray(jobRuns.state, ["waiting", "running", "paused"])));
    await tx
      .update(importBatches)
      .set({ ...set, jobRunId: jobId })
      .where(eq(importBatches.id, batchId));
    return { jobId, kind: job.kind };
  });
  await wakeImportJob(ctx, begun.jobId, begun.kind);
  return { jobId: begun.jobId };
}

/** The work's own row; its checkpoint says which import it belongs to. */
export function createImportJob(
  tx: Transaction,
  ctx: ServiceContext,
  batchId: number,
  { kind, totalCount, checkpoint }: NewImportJob,
): Promise<string> {
  return createJobRun(tx, ctx, { kind, totalCount, checkpoint: { ...checkpoint, batchId } });
}

/** The row of an import that is about to change, locked. @throws DomainError not_found, invalid_state */
export async function lockImportFor(tx: Transaction, action: ImportAction, batchId: number): Promise<ImportBatchRow> {
  const row = await batchRow(tx, batchId, true);
  if (!importCan(action, row.state)) throw invalidState(`import ${batchId}`, row.state);
  return row;
}

/** Tells a worker, after the commit. */
export const wakeImportJob = (ctx: ServiceContext, jobRunId: string, kind: ImportJobKind): Promise<void> =>
  wakeJob({ organisationKey: ctx.organisation.key, jobRunId, kind });
