import type { ServiceContext } from "@heard/core/context";
import { inTenant } from "@heard/core/context";
import type { Transaction } from "@heard/db";
import { sql } from "drizzle-orm";
import type { Sql } from "postgres";

const readTables = [
  ...["responses", "scores", "comments", "pending", "cells", "core_cells"],
  ...["rollup_dimension_days", "rollup_dimension_months", "rollup_core_days", "rollup_core_months"],
];

/** How many rows and index entries a read looks at in the tables that grow, as PostgreSQL counts them. Nobody else may read meanwhile. */
export async function countRowsRead(
  ctx: ServiceContext,
  owner: Sql,
  read: (tx: Transaction) => Promise<unknown>,
): Promise<number> {
  const before = await rowsReadSoFar(owner);
  await inTenant(
    ctx,
    async (tx) => {
      await read(tx);
      // Without it a connection tells what it has counted once a second.
      await tx.execute(sql`select pg_stat_force_next_flush()`);
    },
    { snapshot: true },
  );
  return (await rowsReadSoFar(owner)) - before;
}

async function rowsReadSoFar(owner: Sql): Promise<number> {
  const [row] = await owner<{ rows: number }[]>`
    select (select coalesce(sum(idx_tup_read), 0) from pg_stat_user_indexes where relname = any (${readTables}))::float8
         + (select coalesce(sum(seq_tup_read), 0) from pg_stat_user_tables where relname = any (${readTables}))::float8 as rows`;
  return row?.rows ?? 0;
}
