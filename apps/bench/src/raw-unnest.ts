import { arrayLiteral } from "@heard/db/array-literal";
import type { ResponseRow } from "@heard/db/ingest";
import { type ParameterColumn, parameterColumns } from "@heard/db/ingest-statement";
import type { Sql } from "postgres";

type Column = readonly [name: string, type: string];

/** Columns by name, each with the type that ingest gives it: the floor differs in what it does and not in what it writes. */
function columns(table: "responses" | "scores" | "comments", names: string): readonly Column[] {
  const known: readonly ParameterColumn[] = [...parameterColumns.responses, ...parameterColumns[table]];
  const types = new Map([["response_id", "uuid"], ...known.map(([name, type]) => [name, type] as const)]);
  return names.split(", ").map((name) => [name, types.get(name) ?? "boolean"]);
}
export const responseNames =
  "shard_key, id, org_id, source_id, external_id, content_hash, batch_id, touchpoint_id, channel_id, mode, language, cell_id, core_id, occurred_at, received_at, day, state";
const child = "shard_key, response_id, item, org_id";
const responseColumns = columns("responses", responseNames);
const scoreColumns = columns("scores", `${child}, measure_id, touchpoint_id, cell_id, core_id, day, bin, counted`);
const commentColumns = columns(
  "comments",
  `${child}, touchpoint_id, cell_id, day, language, text, tokens, redactions, counted`,
);
const originalColumns = columns("comments", `${child}, text`);

let position = 0;
function insert(table: string, columns: readonly Column[]): string {
  const names = columns.map(([name]) => name);
  const arrays = columns.map(([, type]) => `$${++position}::${type}[]`);
  const values = names.map((name) => (name === "tokens" ? "tokens::tsvector" : name));
  return `insert into ${table} (${names.join(", ")}) select ${values.join(", ")} from unnest(${arrays.join(", ")}) as x (${names.join(", ")})`;
}
const statement = `with r as (${insert("responses", responseColumns)}), c as (${insert("comments", commentColumns)}), o as (${insert("comment_originals", originalColumns)})
${insert("scores", scoreColumns)}`;

/** The floor of a batch: the rows as they are into the tables that hold them, no dedupe, cells, pending rows or policies. By the owner. */
export function rawUnnest(pool: Sql, rows: readonly ResponseRow[]): Promise<unknown> {
  const arrays = (columns: readonly Column[], records: readonly Record<string, unknown>[]) =>
    columns.map(([name]) => arrayLiteral(records.map((record) => record[name])));
  const parameters = [
    ...arrays(responseColumns, rows.map(responseRecord)),
    ...arrays(commentColumns, rows.flatMap(commentRecords)),
    ...arrays(
      originalColumns,
      rows.flatMap((row) => commentRecords(row).map((record) => ({ ...record, text: record.original }))),
    ),
    ...arrays(scoreColumns, rows.flatMap(scoreRecords)),
  ];
  return pool.unsafe(statement, parameters, { prepare: true });
}

const placeOf = ({ cell }: Pick<ResponseRow, "cell">) => ({
  org_id: cell.organisationId,
  source_id: cell.sourceId,
  touchpoint_id: cell.touchpointId,
  channel_id: cell.channelId,
  mode: cell.mode,
  cell_id: cell.cellId,
  core_id: cell.coreId,
});

const responseRecord = (row: ResponseRow) => ({
  ...placeOf(row),
  shard_key: row.shardKey,
  id: row.id,
  external_id: row.externalId,
  content_hash: row.contentHash,
  batch_id: row.batchId,
  language: row.cell.language,
  occurred_at: row.occurredAt,
  received_at: row.receivedAt,
  day: row.day,
  state: row.state,
});
const scoreRecords = (row: ResponseRow) =>
  row.scores.map(({ item, measureId, bin, cell }) => ({
    ...placeOf({ cell }),
    shard_key: row.shardKey,
    response_id: row.id,
    item,
    measure_id: measureId,
    day: row.day,
    bin,
    counted: true,
  }));
const commentRecords = (row: ResponseRow) =>
  row.comments.map(({ cell, ...comment }) => ({
    ...placeOf({ cell }),
    ...comment,
    shard_key: row.shardKey,
    response_id: row.id,
    day: row.day,
    counted: true,
  }));
