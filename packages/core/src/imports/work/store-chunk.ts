import { ingestChunk, internChunkCells } from "@heard/db";
import type { IngestResult, ResponseRow } from "@heard/db/ingest";
import type { JobRunRow } from "@heard/db/schema/job-runs";
import type { ServiceContext } from "../../context.ts";
import { addToRollups } from "../../rollups/fold.ts";
import { whileWorking } from "./batch.ts";

/**
 * Stores a chunk and adds it to every number in one transaction, so that a reader sees all of it or nothing and nothing is left pending. Returns the ids
 * that were stored; what is missing was there already.
 */
export async function storeChunk(
  ctx: ServiceContext,
  job: Pick<JobRunRow, "id" | "checkpoint">,
  rows: readonly ResponseRow[],
): Promise<IngestResult | "left"> {
  await internChunkCells(ctx.organisation.id, rows);
  return whileWorking({ ...ctx, touchpoints: "*" }, job, async (tx) => {
    const stored = await ingestChunk(tx, rows);
    await addToRollups(
      tx,
      ctx,
      rows.filter(({ id }) => stored.has(id)),
    );
    return stored;
  });
}
