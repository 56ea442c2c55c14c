import type { JobRunRow } from "@heard/db/schema/job-runs";
import type { ServiceContext } from "../../context.ts";
import { openFilePath } from "../../files/index.ts";
import type { JobOutcome } from "../../jobs/handlers.ts";
import { JobProgress } from "../../jobs/progress.ts";
import type { ImportBatchRow } from "../queries.ts";
import { type ImportPlace, setBatch } from "./batch.ts";

/** What a dry run has found: an account of every row, or of how many there are where none can be given. */
type Tried = { rows: number; account: { rows: number } | null };

/** The frame of every job that tries a file's rows: how far it is, and the account that it leaves. Whoever was told to end gives `null`. */
export async function tryRows(
  ctx: ServiceContext,
  job: JobRunRow,
  { batch, place }: { batch: ImportBatchRow; place: ImportPlace },
  work: (path: string, progress: JobProgress) => Promise<Tried | null>,
): Promise<JobOutcome> {
  const { path } = await openFilePath(ctx, { fileId: batch.fileId }, place);
  const progress = new JobProgress(ctx, job);
  try {
    const tried = await work(path, progress);
    if (!tried) return "left";
    const { rows, account } = tried;
    if (account) {
      await progress.save({ doneCount: rows, totalCount: rows });
      await setBatch(ctx, job, { account, rowCount: rows }, "draft");
    }
    return { rows };
  } finally {
    await progress.stop();
  }
}

/** An account as what was tried. */
export const triedBy = (account: { rows: number } | null): Tried | null => account && { rows: account.rows, account };
