import type { JobRunRow } from "@heard/db/schema/job-runs";
import { inTenant, type ServiceContext } from "../context.ts";
import type { JobHandler, JobOutcome } from "../jobs/handlers.ts";
import { batchRow, type ImportBatchRow } from "./queries.ts";
import type { ImportJobKind, ImportState } from "./rules.ts";
import { type ImportPlace, type ImportWork, setBatch } from "./work/batch.ts";
import { dryRunRows } from "./work/dry-run-rows.ts";
import { readFile } from "./work/read-file.ts";
import { runRows } from "./work/run-rows.ts";
import { undoRows } from "./work/undo-rows.ts";

type Work = (ctx: ServiceContext, job: JobRunRow, batch: ImportBatchRow, place: ImportPlace) => Promise<JobOutcome>;

/** Work whose failure leaves the import in a state of its own; a draft stays a draft, and its job says what was wrong. */
function failingAs(state: ImportState, work: Work): JobHandler {
  return async (ctx, job, place) => {
    try {
      return await onBatch(work)(ctx, job, place);
    } catch (error) {
      await setBatch(ctx, job, { state });
      throw error;
    }
  };
}

const onBatch =
  (work: Work): JobHandler =>
  async (ctx, job, place) => {
    const { batchId } = job.checkpoint as ImportWork;
    return work(ctx, job, await inTenant(ctx, (tx) => batchRow(tx, batchId)), place);
  };

/** What the worker, or a command without one, does for imports. */
export const importJobHandlers: Record<ImportJobKind, JobHandler> = {
  "import.read": onBatch(readFile),
  "import.dryRun": onBatch(dryRunRows),
  "import.run": failingAs("failed", runRows),
  // It can be taken back again, from where it got to.
  "import.undo": failingAs("failed", undoRows),
};
