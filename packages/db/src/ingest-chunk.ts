import type { Transaction } from "./client.ts";
import { byDedupeKey, type IngestResult, type ResponseRow, storedOf } from "./ingest.ts";
import { arraysOf, cellParameters, responseArrays } from "./ingest-parameters.ts";
import { cellStatement, chunkColumns, chunkStatement, parameterColumns } from "./ingest-statement.ts";
import { newCells, rememberCells } from "./new-cells.ts";
import { withTenant } from "./tenant.ts";
import { withParameters } from "./with-parameters.ts";

/**
 * Records thousands of responses of one organisation inside its tenant's transaction, with ingest's own statement. Nothing is queued: whoever calls adds
 * them to the rollups before the transaction commits. Returns the ids that were stored; what is missing was there already.
 */
export async function ingestChunk(tx: Transaction, rows: readonly ResponseRow[]): Promise<IngestResult> {
  if (rows.length === 0) return new Set();
  const parameters = responseArrays(chunkColumns, [...rows].sort(byDedupeKey));
  return storedOf(rows, await tx.execute<{ id: string }>(withParameters(chunkStatement, parameters)));
}

/** Interns the cells of a chunk in a transaction of their own, so that chunks stored at once do not wait for each other's. */
export async function internChunkCells(organisationId: number, rows: readonly ResponseRow[]): Promise<void> {
  const cells = newCells(rows);
  if (cells.length === 0) return;
  const { cells: values, cores } = cellParameters(cells);
  await withTenant(organisationId, (tx) =>
    tx.execute(
      withParameters(cellStatement, [
        ...arraysOf(parameterColumns.cells, values),
        ...arraysOf(parameterColumns.cores, cores),
      ]),
    ),
  );
  rememberCells(cells);
}
