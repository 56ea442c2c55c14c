import { ingestChunk, internChunkCells } from "@heard/db";
import type { IngestResult, ResponseRow } from "@heard/db/ingest";
import type { JobRunRow } from "@heard/db/schema/job-runs";
import { inTenant, type ServiceContext } from "../../context.ts";
import { addToRollups, lockRollups } from "../../rollups/fold.ts";
import { holdTurn } from "./batch.ts";

/** Thrown inside the transaction of a chunk that has lost its turn, so that nothing of it is kept. */
class Left extends Error {}

/**
 * Stores a chunk and adds it to every number in one transaction, so that a reader sees all of it or nothing and nothing is left pending. Returns the ids
 * that were stored; what is missing was there already. `left` when the import was paused, stopped or taken over before the chunk was whole.
 * @throws DomainError invalid_state when the source was put into the bin
 */
export async function storeChunk(
  ctx: ServiceContext,
  job: Pick<JobRunRow, "id" | "checkpoint">,
  rows: readonly ResponseRow[],
): Promise<IngestResult | "left"> {
  await internChunkCells(ctx.organisation.id, rows);
  try {
    return await inTenant({ ...ctx, touchpoints: "*" }, async (tx) => {
      const stored = await ingestChunk(tx, rows);
      await lockRollups(tx, ctx);
      if (!(await holdTurn(tx, job))) throw new Left();
      await addToRollups(
        tx,
        ctx,
        rows.filter(({ id }) => stored.has(id)),
      );
      return stored;
    });
  } catch (error) {
    if (error instanceof Left) return "left";
    throw error;
  }
}
