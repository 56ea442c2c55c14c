import type { Transaction } from "@heard/db";
import { bins } from "@heard/db/bins";
import type { ResponseRow } from "@heard/db/ingest";
import { arraysOf } from "@heard/db/ingest-parameters";
import { arraysFrom, type ParameterColumn } from "@heard/db/ingest-statement";
import { cellColumns } from "@heard/db/new-cells";
import { withParameters } from "@heard/db/with-parameters";
import { sql } from "drizzle-orm";
import { inTenant, type ServiceContext } from "../context.ts";

const h = bins.map((bin) => `h${bin}`).join(", ");
// Whole numbers at every step: a sum of sums would be numeric, and adding those up took longer than writing the rollups.
const sumOfBins = bins.map((bin) => `coalesce(sum(count) filter (where bin = ${bin}), 0)::int as h${bin}`).join(", ");
const sums = bins.map((bin) => `sum(h${bin})::int as h${bin}`).join(", ");
const added = (table: string) => bins.map((bin) => `h${bin} = ${table}.h${bin} + excluded.h${bin}`).join(", ");
const firstOfMonth = "day - (extract(day from day)::int - 1)";
const segmentNames = [1, 2, 3, 4, 5, 6].map((slot) => `seg${slot}`);
const segments = segmentNames.join(", ");

function into(table: string, columns: string, from: string, conflict: string): string {
  return `insert into ${table} (shard_key, org_id, ${columns}, ${h}) ${from} on conflict (${conflict}) do update set ${added(table)}`;
}

/** Adds counts to the four rollups in one statement. $1 organisation, $2 its home shard key. */
const addition = (counts: string) => `
with m as (${counts}),
g as materialized (
  select measure_id, core_id, source_id, touchpoint_id, channel_id, mode, language, ${segments}, day, ${sumOfBins}
  from m group by measure_id, core_id, source_id, touchpoint_id, channel_id, mode, language, ${segments}, day
),
kd as materialized (select measure_id, core_id, touchpoint_id, day, ${sums} from g group by 1, 2, 3, 4),
core_days as (${into("rollup_core_days", "measure_id, core_id, touchpoint_id, day", `select $2::int, $1::int, measure_id, core_id, touchpoint_id, day, ${h} from kd order by measure_id, core_id, day`, "org_id, measure_id, core_id, day, shard_key")}),
core_months as (${into("rollup_core_months", "measure_id, core_id, touchpoint_id, day", `select $2::int, $1::int, measure_id, core_id, touchpoint_id, ${firstOfMonth}, ${sums} from kd group by 3, 4, 5, 6 order by 3, 4, 6`, "org_id, measure_id, core_id, day, shard_key")}),
vd as materialized (
  select g.measure_id, d.dim, d.value, g.day, ${sums} from g, lateral (values (0, 0), (1, g.source_id), (2, g.touchpoint_id), (3, g.channel_id), (4, g.mode),
    (5, g.language), (11, g.seg1), (12, g.seg2), (13, g.seg3), (14, g.seg4), (15, g.seg5), (16, g.seg6)) as d (dim, value)
  where d.dim = 0 or d.value <> 0 group by 1, 2, 3, 4
),
dimension_days as (${into("rollup_dimension_days", "measure_id, dim, value, day", `select $2::int, $1::int, measure_id, dim, value, day, ${h} from vd order by measure_id, dim, value, day`, "org_id, measure_id, dim, value, day, shard_key")}),
dimension_months as (${into("rollup_dimension_months", "measure_id, dim, value, day", `select $2::int, $1::int, measure_id, dim, value, ${firstOfMonth}, ${sums} from vd group by 3, 4, 5, 6 order by 3, 4, 5, 6`, "org_id, measure_id, dim, value, day, shard_key")})
select count(*)::int as folded from m`;

/**
 * Takes pending rows and adds them up. Readers take `rollup ∪ pending`, and a snapshot sees each row in exactly one of them. $3 shard keys of the
 * pending rows, $4 the most rows to take.
 */
const foldStatement = addition(`
  delete from pending where org_id = $1 and shard_key = any ($3) and ctid = any (array(select ctid from pending where org_id = $1 and shard_key = any ($3) limit $4))
  returning *`);

const factColumns = [
  ["measure_id", "int"],
  ["day", "date"],
  ["bin", "smallint"],
  ["place", "int"],
] as const satisfies readonly ParameterColumn[];
const dimensionColumns = [
  ...["core_id"].map((name) => [name, "bigint"] as const),
  ...["source_id", "touchpoint_id", "channel_id", "mode", "language", ...segmentNames].map(
    (name) => [name, "int"] as const,
  ),
] as const satisfies readonly ParameterColumn[];

/** Adds answers that come as parameters: each says at which place its cell stands among the cells. */
const addStatement = (() => {
  const rows = arraysFrom(3);
  return addition(`
  select f.measure_id, f.day, f.bin, 1 as count, c.* from (${rows("f", factColumns)}) f
  join (select row_number() over () as place, c.* from (${rows("c", dimensionColumns)}) c) c on c.place = f.place`);
})();

/** The class of the advisory lock: one folder at a time in an organisation, or two would meet on the same rollup rows. */
export const foldLock = 7301;
const largestFold = 50_000;

/** Folds up to 50,000 pending rows of the organisation; returns how many. Call again until it is 0. */
export function foldPending(ctx: ServiceContext): Promise<number> {
  return inTenant(ctx, (tx) => foldInTransaction(tx, ctx));
}

async function foldInTransaction(tx: Transaction, ctx: ServiceContext): Promise<number> {
  const { id, homeShardKey } = ctx.organisation;
  await lockRollups(tx, ctx);
  const keys = await tx.execute<{ shard_key: number }>(
    sql`select distinct shard_key from pending where org_id = ${id}`,
  );
  if (keys.length === 0) return 0;
  const parameters = [id, homeShardKey, `{${keys.map((row) => row.shard_key).join(",")}}`, largestFold];
  const [row] = await tx.execute<{ folded: number }>(withParameters(foldStatement, parameters));
  return row?.folded ?? 0;
}

/** Waits until nobody else writes the organisation's rollups. Taken after the transaction's own rows, so that nobody who waits for it holds what its holder needs. */
export async function lockRollups(tx: Transaction, ctx: ServiceContext): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${foldLock}, ${ctx.organisation.id})`);
}

/**
 * Adds responses that the same transaction has stored straight to the rollups: for chunks so large that queueing each answer only to take it out again
 * would cost more than storing it.
 */
export async function addToRollups(tx: Transaction, ctx: ServiceContext, rows: readonly ResponseRow[]): Promise<void> {
  const { id, homeShardKey } = ctx.organisation;
  const places = new Map<string, number>();
  const cells: Record<string, unknown>[] = [];
  const placeOf = (cell: ResponseRow["cell"]) => {
    const known = places.get(cell.cellId);
    if (known !== undefined) return known;
    cells.push(cellColumns(cell));
    places.set(cell.cellId, cells.length);
    return cells.length;
  };
  const facts = rows
    .filter(({ state }) => state === 2)
    .flatMap(({ day, cell, scores }) => [
      { measure_id: 0, day, bin: 0, place: placeOf(cell) },
      ...scores.map((score) => ({ measure_id: score.measureId, day, bin: score.bin, place: placeOf(score.cell) })),
    ]);
  if (facts.length === 0) return;
  await lockRollups(tx, ctx);
  const arrays = [...arraysOf(factColumns, facts), ...arraysOf(dimensionColumns, cells)];
  await tx.execute(withParameters(addStatement, [id, homeShardKey, ...arrays]));
}

/** Folds until nothing is pending. */
export async function foldAll(ctx: ServiceContext): Promise<number> {
  let folded = 0;
  for (;;) {
    const count = await foldPending(ctx);
    folded += count;
    if (count < largestFold) return folded;
  }
}
