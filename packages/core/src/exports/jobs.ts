import { storeExport } from "../files/index.ts";
import type { JobHandler } from "../jobs/handlers.ts";
import { telling } from "../jobs/progress.ts";
import { composeExport } from "./document/compose.ts";
import { exportScope } from "./document/scope.ts";
import { contextOfMaker, type ExportCheckpoint, type ExportResult, recordExport } from "./queries.ts";
import { mediaTypes } from "./rules.ts";
import { ExportInput } from "./schema.ts";
import type { ExportDocument } from "./writers/document.ts";
import { writeExport } from "./writers/write.ts";

/**
 * Makes a large export as its member would see it, from one snapshot, row by row into a file that expires. A job that died begins again: a file half
 * written is thrown away, and so is one during which somebody was erased.
 */
export const handleExport: JobHandler = async (workerCtx, job, { dataDir }) => {
  const ctx = await contextOfMaker(workerCtx, job);
  const { input, responseAddress, name } = job.checkpoint as ExportCheckpoint;
  const { content, format, locale } = ExportInput.parse(input);
  return telling(workerCtx, job, async (tell) => {
    let rowCount = 0;
    const counted = async function* (document: ExportDocument & { rowCount: number | null }) {
      const total = document.rowCount ?? undefined;
      await tell(rowCount, total);
      for await (const batch of document.batches) {
        yield batch;
        rowCount += batch.length;
        await tell(rowCount, total);
      }
    };
    const file = await storeExport(
      ctx,
      { name, mediaType: mediaTypes[format] },
      async (tx) => {
        rowCount = 0;
        const document = await composeExport(await exportScope(tx, ctx, locale, responseAddress), content);
        return writeExport({ ...document, batches: counted(document) }, format);
      },
      { dataDir },
    );
    await recordExport(ctx, { kind: content.kind, format, name, fileId: file.id });
    return { fileId: file.id, rowCount } satisfies ExportResult;
  });
};
