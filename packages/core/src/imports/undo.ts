import { recordAudit } from "../audit/record.ts";
import { actorName, type ServiceContext } from "../context.ts";
import { requirePermission } from "../permissions.ts";
import { beginImportJob } from "./begin-job.ts";
import { ImportBatchInput } from "./schema.ts";

/**
 * Takes back every response of an import and frees their ids: each number is as it was before. File and mapping stay for 30 days, so importing
 * again is the way back. What the import made (source, touchpoints, segment values) stays.
 * @throws DomainError not_found, forbidden, invalid_state
 */
export async function undoImport(ctx: ServiceContext, input: ImportBatchInput): Promise<{ jobId: string }> {
  requirePermission(ctx, "import.undo");
  const { batchId } = ImportBatchInput.parse(input);
  return beginImportJob(ctx, "undo", batchId, async (row, tx) => {
    await recordAudit(tx, ctx, { verb: "import.undo", subject: { kind: "import", id: batchId } });
    return {
      set: { state: "undoing", undoneBy: actorName(ctx).id },
      job: { kind: "import.undo", totalCount: row.acceptedCount },
    };
  });
}
