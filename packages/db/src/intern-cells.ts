import { sql } from "drizzle-orm";
import type { Transaction } from "./client.ts";
import type { ResponseRow } from "./ingest.ts";
import { cellColumns, distinctCores, newCells } from "./new-cells.ts";

/**
 * Interns the cells of responses that are changed in a tenant's transaction. Not remembered as stored: the transaction may still fail.
 */
export async function internCells(tx: Transaction, rows: readonly ResponseRow[]): Promise<void> {
  const cells = newCells(rows);
  if (cells.length === 0) return;
  const columns = JSON.stringify(cells.map(({ cell, shardKey }) => ({ ...cellColumns(cell), shard_key: shardKey })));
  const cores = JSON.stringify(distinctCores(cells));
  await tx.execute(
    sql`insert into cells select * from jsonb_populate_recordset(null::cells, ${columns}::jsonb) on conflict do nothing`,
  );
  await tx.execute(
    sql`insert into core_cells select * from jsonb_populate_recordset(null::core_cells, ${cores}::jsonb) on conflict do nothing`,
  );
}
