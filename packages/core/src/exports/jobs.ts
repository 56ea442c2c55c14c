import { inTenant } from "../context.ts";
import { storeFile } from "../files/index.ts";
import type { JobHandler, JobOutcome } from "../jobs/handlers.ts";
import { reportJobProgress } from "../jobs/runs.ts";
import { composeExport } from "./document/compose.ts";
import { exportScope } from "./document/scope.ts";
import { contextOfMaker, type ExportCheckpoint, type ExportResult, recordExport } from "./queries.ts";
import { mediaTypes } from "./rules.ts";
import { ExportInput } from "./schema.ts";
import type { ExportDocument } from "./writers/document.ts";
import { writeExport } from "./writers/write.ts";

/** Thrown inside the reader of rows when its export was stopped or taken over, so that nothing is stored. */
class Stopped extends Error {}

/**
 * Makes a large export as its member would see it, from one snapshot, row by row into a file that expires. A job that died begins again: a file half
 * written is thrown away.
 */
export const handleExport: JobHandler = async (workerCtx, job, { dataDir }) => {
  const ctx = await contextOfMaker(workerCtx, job);
  const { input, responseAddress, name } = job.checkpoint as ExportCheckpoint;
  const { content, format, locale } = ExportInput.parse(input);
  let rowCount = 0;
  let heartbeatAt = job.heartbeatAt ?? undefined;
  const report = async (totalCount: number | null) => {
    const progress = { doneCount: rowCount, ...(totalCount === null ? {} : { totalCount }) };
    const told = await reportJobProgress(ctx, job.id, progress, heartbeatAt);
    if (told.state !== "running") throw new Stopped(told.state);
    ({ heartbeatAt } = told);
  };
  const counted = async function* (document: ExportDocument & { rowCount: number | null }) {
    await report(document.rowCount);
    for await (const batch of document.batches) {
      yield batch;
      rowCount += batch.length;
      await report(document.rowCount);
    }
  };
  try {
    const file = await inTenant(
      ctx,
      async (tx) => {
        const document = await composeExport(await exportScope(tx, ctx, locale, responseAddress), content);
        const pieces = writeExport({ ...document, batches: counted(document) }, format);
        return storeFile(ctx, { purpose: "export", name, mediaType: mediaTypes[format], content: pieces }, { dataDir });
      },
      { snapshot: true },
    );
    await recordExport(ctx, { kind: content.kind, format, name, fileId: file.id });
    const result: ExportResult = { fileId: file.id, rowCount };
    return result satisfies JobOutcome;
  } catch (error) {
    if (error instanceof Stopped) return error.message === "cancelled" ? "cancelled" : "left";
    throw error;
  }
};
