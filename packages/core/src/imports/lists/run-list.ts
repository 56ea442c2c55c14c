import type { JobRunRow } from "@heard/db/schema/job-runs";
import { createContactField } from "../../contacts/create-field.ts";
import { lockContacts } from "../../contacts/write.ts";
import { inTenant, type ServiceContext } from "../../context.ts";
import { openFilePath } from "../../files/index.ts";
import type { JobOutcome } from "../../jobs/handlers.ts";
import type { ImportBatchRow } from "../queries.ts";
import { holdTurn, type ImportPlace, setBatch } from "../work/batch.ts";
import type { ListReport } from "../work/report.ts";
import { RunBook } from "../work/run-book.ts";
import { namedInList } from "./dry-run.ts";
import { openList, openListTable } from "./open-list.ts";
import { type ListChunk, readListChunks } from "./read-chunks.ts";
import type { ListReader, ListVerdict } from "./reader.ts";
import type { ListMapping } from "./schema.ts";
import { ListTally } from "./tally.ts";

/** Thrown inside the transaction of a chunk that has lost its turn, so that nothing of it is kept. */
class Left extends Error {}

/**
 * Takes a list in, chunk by chunk, each one transaction. What an earlier attempt has stored is found and counted as stored, so whatever dies in between,
 * every row counts once.
 */
export async function runList(
  ctx: ServiceContext,
  job: JobRunRow,
  batch: ImportBatchRow,
  place: ImportPlace,
): Promise<JobOutcome> {
  await setBatch(ctx, job, { state: "running" }, "waiting");
  const mapping = batch.mapping as ListMapping;
  const { path } = await openFilePath(ctx, { fileId: batch.fileId }, place);
  const table = await openListTable(path, mapping);
  const book = await RunBook.open(ctx, job, batch, place);
  try {
    for (const { key, name, kind } of await namedInList(ctx, mapping))
      await createContactField(ctx, { key, name: { en: name.slice(0, 120) }, kind });
    const reader = await openList(ctx, mapping, table, job.startedAt ?? ctx.now());
    const tally = new ListTally(book.before as ListReport | null);
    const onRead = () => book.tell(tally.report(false).rows);
    for await (const chunk of readListChunks(table, reader, { skip: book.read, onRead })) {
      const verdicts = await storeChunk(ctx, job, reader, chunk, batch.id);
      if (verdicts === "left") return await book.leave();
      const refused = tally.add(chunk, verdicts);
      if ((await book.keep(refused, { read: chunk.read, report: tally.report(false) })) === "left")
        return await book.leave();
    }
    // A reading that was told to rest ends without its last chunk.
    if ((await book.keep([], { read: book.read, report: tally.report(false) })) === "left") return await book.leave();
    return await book.finish(tally.report(true));
  } finally {
    book.rest();
    await book.close();
  }
}

async function storeChunk(
  ctx: ServiceContext,
  job: JobRunRow,
  reader: ListReader,
  { rows }: ListChunk,
  batchId: number,
): Promise<ListVerdict[] | "left"> {
  try {
    return await inTenant(ctx, async (tx) => {
      await lockContacts(tx, ctx);
      if (!(await holdTurn(tx, job))) throw new Left();
      return reader.store(tx, rows, batchId);
    });
  } catch (error) {
    if (error instanceof Left) return "left";
    throw error;
  }
}
