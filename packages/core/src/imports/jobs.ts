import { inTenant } from "../context.ts";
import type { JobHandler } from "../jobs/handlers.ts";
import { isUnavailable } from "../unavailable.ts";
import { kindOfImport } from "./kinds/registry.ts";
import { batchRow } from "./queries.ts";
import type { ImportJobKind, ImportState } from "./rules.ts";
import { failBatch, type ImportWork } from "./work/batch.ts";

/**
 * Work whose failure leaves the import in a state of its own; a draft stays a draft, and its job says what was wrong. Whoever has lost the job says
 * nothing of the import: it was paused or stopped, or another handler goes on with it. Nor is it failed where the database does not answer.
 */
function failingAs(state: ImportState, work: JobHandler): JobHandler {
  return async (ctx, job, place) => {
    try {
      return await work(ctx, job, place);
    } catch (error) {
      if (!isUnavailable(error)) await failBatch(ctx, job, state);
      throw error;
    }
  };
}

/** Work as the kind of the import does it. */
const onBatch =
  (kind: ImportJobKind): JobHandler =>
  async (ctx, job, place) => {
    const { batchId } = job.checkpoint as ImportWork;
    const batch = await inTenant(ctx, (tx) => batchRow(tx, batchId));
    return kindOfImport(batch.kind).work[kind](ctx, job, batch, place);
  };

/** What the worker, or a command without one, does for imports. */
export const importJobHandlers: Record<ImportJobKind, JobHandler> = {
  "import.read": onBatch("import.read"),
  "import.dryRun": onBatch("import.dryRun"),
  "import.run": failingAs("failed", onBatch("import.run")),
  // It can be taken back again, from where it got to.
  "import.undo": failingAs("failed", onBatch("import.undo")),
};
