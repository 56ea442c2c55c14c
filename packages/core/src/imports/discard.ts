import { importBatches } from "@heard/db/schema/imports";
import { jobRuns } from "@heard/db/schema/job-runs";
import { and, eq, inArray } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { lockImportFor } from "./begin-job.ts";
import { ImportBatchInput } from "./schema.ts";

/** Gives up a draft. Its file is deleted when it expires. @throws DomainError not_found, forbidden, invalid_state */
export async function discardImport(ctx: ServiceContext, input: ImportBatchInput): Promise<void> {
  requirePermission(ctx, "import.run");
  const { batchId } = ImportBatchInput.parse(input);
  await inTenant(ctx, async (tx) => {
    const { jobRunId } = await lockImportFor(tx, ctx, "discard", batchId);
    await tx.update(importBatches).set({ state: "discarded" }).where(eq(importBatches.id, batchId));
    if (jobRunId)
      await tx
        .update(jobRuns)
        .set({ state: "cancelled", finishedAt: ctx.now() })
        .where(and(eq(jobRuns.id, jobRunId), inArray(jobRuns.state, ["waiting", "running"])));
  });
}
