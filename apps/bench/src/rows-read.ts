import { setTimeout as delay } from "node:timers/promises";
import { inTenant, type ServiceContext } from "@heard/core/context";
import type { Transaction } from "@heard/db";
import { sql } from "drizzle-orm";
import type { Sql } from "postgres";

const readTables = [
  ...["responses", "scores", "comments", "pending", "cells", "core_cells"],
  ...["rollup_dimension_days", "rollup_dimension_months", "rollup_core_days", "rollup_core_months"],
];

/** A connection at rest tells within ten seconds what it has counted. */
const untilToldMs = 11_000;

/** How many rows and index entries each of these looks at in the tables that grow, as PostgreSQL counts them. Nobody else may read meanwhile. */
export async function countRowsRead(
  ctx: ServiceContext,
  owner: Sql,
  reads: readonly ((tx: Transaction) => Promise<unknown>)[],
): Promise<number[]> {
  await delay(untilToldMs);
  const counts: number[] = [];
  for (const read of reads) {
    const before = await rowsReadSoFar(owner);
    await inTenant(
      ctx,
      async (tx) => {
        await read(tx);
        await tx.execute(sql`select pg_stat_force_next_flush()`);
      },
      { snapshot: true },
    );
    counts.push((await rowsReadSoFar(owner)) - before);
  }
  return counts;
}

async function rowsReadSoFar(owner: Sql): Promise<number> {
  const [row] = await owner<{ rows: number }[]>`
    select (select coalesce(sum(idx_tup_read), 0) from pg_stat_user_indexes where relname = any (${readTables}))::float8
         + (select coalesce(sum(seq_tup_read), 0) from pg_stat_user_tables where relname = any (${readTables}))::float8 as rows`;
  return row?.rows ?? 0;
}
