import type { Transaction } from "@heard/db";
import { arrayLiteral } from "@heard/db/array-literal";
import { arraysOf } from "@heard/db/ingest-parameters";
import { arraysFrom, type ParameterColumn } from "@heard/db/ingest-statement";
import type { ThemeSnapshot } from "@heard/db/schema/themes";
import { withParameters } from "@heard/db/with-parameters";
import { type SQL, sql } from "drizzle-orm";
import type { ServiceContext } from "../context.ts";
import { queueStatement } from "../rollups/queue.ts";
import { type Correction, type Mention, measureIdOf, mentionsOf, type ReadComment } from "./rules.ts";

type Response = {
  id: string;
  /** It is complete. */
  isCounted: boolean;
  comments: readonly ReadComment[];
  corrections: readonly Correction[];
};
type Key = { responseId: string; themeId: number };
type Counted = Mention & Key & { isCounted: boolean };

/**
 * Brings the mentions of some locked responses of one shard in line with what their comments say. Where that differs from before, the old row is kept with
 * the instant at which it was replaced, the new one stands beside it, and the numbers follow in the same transaction.
 */
export async function writeMentions(
  tx: Transaction,
  ctx: ServiceContext,
  { shardKey, snapshot, responses }: { shardKey: number; snapshot: ThemeSnapshot; responses: readonly Response[] },
): Promise<void> {
  const wanted = responses.flatMap(({ id, isCounted, comments, corrections }) =>
    mentionsOf(comments, corrections, snapshot).map((mention) => ({ ...mention, responseId: id, isCounted })),
  );
  const stored = await currentMentions(
    tx,
    shardKey,
    responses.map(({ id }) => id),
  );
  const fresh = new Map(wanted.map((mention) => [keyOf(mention), mention]));
  const over = [...stored.values()].filter((old) => !isSame(old, fresh.get(keyOf(old))));
  const added = wanted.filter((mention) => !isSame(stored.get(keyOf(mention)), mention));
  if (over.length > 0) await replace(tx, ctx, shardKey, over);
  if (added.length > 0) await add(tx, ctx, shardKey, added);
}

const keyOf = ({ responseId, themeId }: Key) => `${responseId}/${themeId}`;

function isSame(a: Mention | undefined, b: Mention | undefined): boolean {
  const what = (one: Mention | undefined) =>
    one && [one.bin, one.foundBy, one.touchpointId, one.cellId, one.coreId, one.day, one.spans];
  return JSON.stringify(what(a)) === JSON.stringify(what(b));
}

async function currentMentions(
  tx: Transaction,
  shardKey: number,
  ids: readonly string[],
): Promise<Map<string, Counted>> {
  const rows = await tx.execute<Counted>(sql`
    select response_id as "responseId", theme_id as "themeId", bin, spans, found_by as "foundBy", touchpoint_id as "touchpointId",
      cell_id::text as "cellId", core_id::text as "coreId", day::text as day, counted as "isCounted"
    from mentions where shard_key = ${shardKey} and response_id = any (${arrayLiteral(ids)}::uuid[]) and replaced_at is null`);
  return new Map([...rows].map((row) => [keyOf(row), row]));
}

/** What people say of the comments of some responses, and nobody has said otherwise since. */
export async function readCorrections(
  tx: Transaction,
  shardKey: number,
  ids: readonly string[],
): Promise<Map<string, Correction[]>> {
  const rows = await tx.execute<Correction & { responseId: string }>(sql`
    select response_id as "responseId", item, what, theme_id as "themeId", value, value is not distinct from read_as as "isConfirmation"
    from comment_corrections
    where shard_key = ${shardKey} and response_id = any (${arrayLiteral(ids)}::uuid[]) and replaced_at is null and value is not null
    order by made_at, what, theme_id`);
  return Map.groupBy([...rows], ({ responseId }) => responseId);
}

/** The current rows `m` of these keys. */
function rowsOf(shardKey: number, keys: readonly Key[]): { list: SQL; where: SQL } {
  const ids = arrayLiteral(keys.map(({ responseId }) => responseId));
  const themes = arrayLiteral(keys.map(({ themeId }) => themeId));
  return {
    list: sql`unnest(${ids}::uuid[], ${themes}::int[]) as x (response_id, theme_id)`,
    where: sql`m.shard_key = ${shardKey} and m.response_id = x.response_id and m.theme_id = x.theme_id and m.replaced_at is null`,
  };
}

/** Told from the rows themselves and not read again: where statistics are missing, as in a table just filled, a join of so many keys is planned badly. */
function queue(sign: 1 | -1, ctx: ServiceContext, shardKey: number, rows: readonly Counted[]): SQL {
  const from = withParameters(facts, [shardKey, ctx.organisation.id, ...arraysOf(factColumns, rows.map(columnsOf))]);
  return queueStatement(sign, { mentions: { from, where: sql`true` } });
}

/** A reading that lasted no time at all was nobody's report, and goes. */
async function replace(
  tx: Transaction,
  ctx: ServiceContext,
  shardKey: number,
  over: readonly Counted[],
): Promise<void> {
  const rows = rowsOf(shardKey, over);
  const at = ctx.now().toISOString();
  const counted = over.filter(({ isCounted }) => isCounted);
  if (counted.length > 0) await tx.execute(queue(-1, ctx, shardKey, counted));
  await tx.execute(
    sql`delete from mentions m using ${rows.list} where ${rows.where} and m.read_at >= ${at}::timestamptz`,
  );
  await tx.execute(
    sql`update mentions m set replaced_at = ${at}::timestamptz, counted = false from ${rows.list} where ${rows.where}`,
  );
}

const columns = [
  ["response_id", "uuid"],
  ["theme_id", "int"],
  ["measure_id", "int"],
  ["touchpoint_id", "int"],
  ["cell_id", "bigint"],
  ["core_id", "bigint"],
  ["day", "date"],
  ["bin", "smallint"],
  ["counted", "boolean"],
  ["spans", "jsonb"],
  ["found_by", "text"],
] as const satisfies readonly ParameterColumn[];
const names = columns.map(([name]) => name);
const factColumns = [
  ["measure_id", "int"],
  ["cell_id", "bigint"],
  ["core_id", "bigint"],
  ["day", "date"],
  ["bin", "smallint"],
] as const satisfies readonly ParameterColumn[];
const facts = `(select $1::int as shard_key, $2::int as org_id, f.* from (${arraysFrom(3)("f", factColumns)}) f) m`;
// A clock that was put back may meet a reading of the same instant again.
const adding = `
  insert into mentions (shard_key, org_id, read_at, ${names.join(", ")})
  select $1::int, $2::int, $3::timestamptz, m.* from (${arraysFrom(4)("m", columns)}) m
  on conflict (shard_key, response_id, theme_id, read_at) do update set replaced_at = null, ${names
    .slice(2)
    .map((name) => `${name} = excluded.${name}`)
    .join(", ")}`;

async function add(tx: Transaction, ctx: ServiceContext, shardKey: number, added: readonly Counted[]): Promise<void> {
  const fixed = [shardKey, ctx.organisation.id, ctx.now().toISOString()];
  await tx.execute(withParameters(adding, [...fixed, ...arraysOf(columns, added.map(columnsOf))]));
  const counted = added.filter(({ isCounted }) => isCounted);
  if (counted.length > 0) await tx.execute(queue(1, ctx, shardKey, counted));
}

const columnsOf = (one: Counted) => ({
  ...{ response_id: one.responseId, theme_id: one.themeId, measure_id: measureIdOf(one.themeId) },
  ...{ touchpoint_id: one.touchpointId, cell_id: one.cellId, core_id: one.coreId, day: one.day },
  ...{ bin: one.bin, counted: one.isCounted, spans: JSON.stringify(one.spans), found_by: one.foundBy },
});
