import type { Transaction } from "@heard/db";
import { bins } from "@heard/db/bins";
import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";
import { lockRollups } from "./fold.ts";

/** How each rollup follows from the raw rows: the oracle of `heard verify`, and what `heard rebuild` writes. One definition for both. */
const asItIs = (day: string) => day;
const firstOfMonth = (day: string) => `${day} - (extract(day from ${day})::int - 1)`;
export const rollupTables = {
  rollup_dimension_days: { keys: ["measure_id", "dim", "value", "day"], day: asItIs, dimensions: true },
  rollup_dimension_months: { keys: ["measure_id", "dim", "value", "day"], day: firstOfMonth, dimensions: true },
  rollup_core_days: { keys: ["measure_id", "core_id", "touchpoint_id", "day"], day: asItIs, dimensions: false },
  rollup_core_months: { keys: ["measure_id", "core_id", "touchpoint_id", "day"], day: firstOfMonth, dimensions: false },
} as const;
export type RollupTable = keyof typeof rollupTables;

const dimensionValues = `(values (0, 0), (1, c.source_id), (2, c.touchpoint_id), (3, c.channel_id), (4, c.mode), (5, c.language),
  (11, c.seg1), (12, c.seg2), (13, c.seg3), (14, c.seg4), (15, c.seg5), (16, c.seg6))`;

/**
 * The SQL that recomputes one rollup of one organisation from responses, scores and mentions alone. Rows are first counted by cell, so that the widest
 * step (twelve dimensions) works on cells and not on answers.
 */
export function recomputation(table: RollupTable, organisationId: number): string {
  const { day, dimensions } = rollupTables[table];
  const facts = `
    select measure_id, cell_id, ${day("day")} as day, bin, count(*) as n from scores where org_id = ${organisationId} and counted group by 1, 2, 3, 4
    union all
    select measure_id, cell_id, ${day("day")}, bin, count(*) from mentions where org_id = ${organisationId} and counted group by 1, 2, 3, 4
    union all
    select 0, cell_id, ${day("day")}, 0, count(*) from responses where org_id = ${organisationId} and state = 2 group by 2, 3`;
  const sums = bins.map((bin) => `coalesce(sum(f.n) filter (where f.bin = ${bin}), 0)::bigint as h${bin}`).join(", ");
  const cells = `(select distinct on (cell_id) * from cells where org_id = ${organisationId} order by cell_id) c`;
  return dimensions
    ? `select f.measure_id, d.dim::smallint, d.value, f.day, ${sums} from (${facts}) f join ${cells} on c.cell_id = f.cell_id, lateral ${dimensionValues} as d (dim, value)
       where d.dim = 0 or d.value <> 0 group by 1, 2, 3, 4`
    : `select f.measure_id, c.core_id, c.touchpoint_id, f.day, ${sums} from (${facts}) f join ${cells} on c.cell_id = f.cell_id group by 1, 2, 3, 4`;
}

/** The SQL of what is pending of one organisation, by the keys of one rollup. */
export function queued(table: RollupTable, organisationId: number): string {
  const { day, dimensions } = rollupTables[table];
  const sums = bins
    .map((bin) => `coalesce(sum(c.count) filter (where c.bin = ${bin}), 0)::bigint as h${bin}`)
    .join(", ");
  return dimensions
    ? `select c.measure_id, d.dim::smallint, d.value, ${day("c.day")} as day, ${sums} from pending c, lateral ${dimensionValues} as d (dim, value)
       where c.org_id = ${organisationId} and (d.dim = 0 or d.value <> 0) group by 1, 2, 3, 4`
    : `select c.measure_id, c.core_id, c.touchpoint_id, ${day("c.day")} as day, ${sums} from pending c where c.org_id = ${organisationId} group by 1, 2, 3, 4`;
}

/** Told before each of the tables, with how many are done. */
type OnTable = (done: number, total: number, table: RollupTable) => unknown;

/**
 * Recomputes the organisation's rollups from its raw rows: the way back from any doubt. Whoever records goes on meanwhile, here and elsewhere;
 * only folds of this organisation wait.
 */
export function rebuildRollups(ctx: ServiceContext, onTable?: OnTable): Promise<void> {
  return inTenant(ctx, (tx) => rebuildInTransaction(tx, ctx, onTable));
}

/**
 * The same as part of a larger change. Readers see the old numbers until it commits. What is pending stays pending: each table is written by one
 * statement, whose snapshot holds an answer with its pending rows or neither, as the raw rows less what is still to be folded into it.
 */
export async function rebuildInTransaction(
  tx: Transaction,
  ctx: ServiceContext,
  onTable: OnTable = () => {},
): Promise<void> {
  const { id, homeShardKey } = ctx.organisation;
  await lockRollups(tx, ctx);
  const tables = Object.keys(rollupTables) as RollupTable[];
  for (const [done, table] of tables.entries()) {
    await onTable(done, tables.length, table);
    await tx.execute(sql.raw(`delete from ${table} where org_id = ${id}`));
    await tx.execute(sql.raw(writing(table, id, homeShardKey)));
  }
}

function writing(table: RollupTable, organisationId: number, homeShardKey: number): string {
  const keys = rollupTables[table].keys.join(", ");
  const h = bins.map((bin) => `h${bin}`).join(", ");
  const less = bins.map((bin) => `-h${bin}`).join(", ");
  const sums = bins.map((bin) => `sum(h${bin})`).join(", ");
  return `insert into ${table} (shard_key, org_id, ${keys}, ${h})
    select ${homeShardKey}, ${organisationId}, ${keys}, ${sums} from (
      select * from (${recomputation(table, organisationId)}) fresh (${keys}, ${h})
      union all select ${keys}, ${less} from (${queued(table, organisationId)}) queued (${keys}, ${h})
    ) both_parts group by ${keys} having ${bins.map((bin) => `sum(h${bin}) <> 0`).join(" or ")}`;
}
