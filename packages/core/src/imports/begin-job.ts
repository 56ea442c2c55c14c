import type { Transaction } from "@heard/db";
import { importBatches } from "@heard/db/schema/imports";
import { jobRuns } from "@heard/db/schema/job-runs";
import { and, eq, inArray } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { invalidState } from "../errors.ts";
import { wakeJob } from "../jobs/queue.ts";
import { createJobRun } from "../jobs/runs.ts";
import { requirePermission } from "../permissions.ts";
import { kindOfImport } from "./kinds/registry.ts";
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
    const row = await lockImportFor(tx, ctx, action, batchId);
    const { set, job } = await decide(row, tx);
    return { jobId: await replaceImportJob(tx, ctx, row, { set, job }), kind: job.kind };
  });
  await wakeImportJob(ctx, begun.jobId, begun.kind);
  return { jobId: begun.jobId };
}

/** The same as part of a larger change: the row is locked, and whoever calls wakes the worker after the commit. */
export async function replaceImportJob(
  tx: Transaction,
  ctx: ServiceContext,
  row: ImportBatchRow,
  { set = {}, job }: Change & { job: NewImportJob },
): Promise<string> {
  const jobRunId = await createImportJob(tx, ctx, row.id, job);
  await endImportJob(tx, ctx, row);
  await tx
    .update(importBatches)
    .set({ ...set, jobRunId })
    .where(eq(importBatches.id, row.id));
  return jobRunId;
}

/** Ends work under way, of one kind or of any. Says whether there was any. */
export async function endImportJob(
  tx: Transaction,
  ctx: ServiceContext,
  { jobRunId }: Pick<ImportBatchRow, "jobRunId">,
  kind?: ImportJobKind,
): Promise<boolean> {
  if (!jobRunId) return false;
  const ended = await tx
    .update(jobRuns)
    .set({ state: "cancelled", finishedAt: ctx.now() })
    .where(
      and(
        eq(jobRuns.id, jobRunId),
        kind ? eq(jobRuns.kind, kind) : undefined,
        inArray(jobRuns.state, ["waiting", "running", "paused"]),
      ),
    )
    .returning({ id: jobRuns.id });
  return ended.length > 0;
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

/** The row of an import that is about to change, locked. @throws DomainError not_found, invalid_state, forbidden for a kind that the actor may not bring */
export async function lockImportFor(
  tx: Transaction,
  ctx: ServiceContext,
  action: ImportAction,
  batchId: number,
): Promise<ImportBatchRow> {
  const row = await batchRow(tx, batchId, true);
  requirePermission(ctx, kindOfImport(row.kind).permission);
  if (!importCan(action, row.state)) throw invalidState("import", row.state, batchId);
  return row;
}

/** Tells a worker, after the commit. */
export const wakeImportJob = (ctx: ServiceContext, jobRunId: string, kind: ImportJobKind): Promise<void> =>
  wakeJob({ organisationKey: ctx.organisation.key, jobRunId, kind });
