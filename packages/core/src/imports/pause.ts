import { importBatches } from "@heard/db/schema/imports";
import { jobRuns } from "@heard/db/schema/job-runs";
import { eq } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { lockImportFor, wakeImportJob } from "./begin-job.ts";
import type { ImportAction, ImportState } from "./rules.ts";
import { ImportBatchInput } from "./schema.ts";

/** Lets the work rest at the next row; what is in stays, and `resumeImport` goes on. @throws DomainError not_found, invalid_state */
export async function pauseImport(ctx: ServiceContext, input: ImportBatchInput): Promise<void> {
  await turn(ctx, input, "pause", "paused", "paused");
}

/** Goes on where the import was paused. @throws DomainError not_found, invalid_state */
export async function resumeImport(ctx: ServiceContext, input: ImportBatchInput): Promise<void> {
  const jobId = await turn(ctx, input, "resume", "waiting", "waiting");
  if (jobId) await wakeImportJob(ctx, jobId, "import.run");
}

/** Ends the work where it is. What is in stays in; the import can go on (`runImport`) or be undone. @throws DomainError not_found, invalid_state */
export async function stopImport(ctx: ServiceContext, input: ImportBatchInput): Promise<void> {
  await turn(ctx, input, "stop", "stopped", "cancelled");
}

async function turn(
  ctx: ServiceContext,
  input: ImportBatchInput,
  action: ImportAction,
  state: ImportState,
  jobState: "paused" | "waiting" | "cancelled",
): Promise<string | null> {
  requirePermission(ctx, "import.run");
  const { batchId } = ImportBatchInput.parse(input);
  return inTenant(ctx, async (tx) => {
    const { jobRunId } = await lockImportFor(tx, ctx, action, batchId);
    await tx.update(importBatches).set({ state }).where(eq(importBatches.id, batchId));
    if (jobRunId) {
      const finishedAt = jobState === "cancelled" ? ctx.now() : null;
      await tx.update(jobRuns).set({ state: jobState, finishedAt }).where(eq(jobRuns.id, jobRunId));
    }
    return jobRunId;
  });
}
