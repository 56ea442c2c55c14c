import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { TransactionSql } from "postgres";
import { arrayLiteral } from "./array-literal.ts";
import { pool } from "./client.ts";
import { byDedupeKey, type IngestResult, type ResponseRow } from "./ingest.ts";
import { cellStatement, parameterColumns, stagedStatement } from "./ingest-statement.ts";
import { cellColumns, distinctCores, newCells, rememberCells } from "./new-cells.ts";

const onlySingly = new Set<string>(["reply_key", "audit_id", "catalogue_version"]);
const columnNames = (table: "responses" | "scores" | "comments") =>
  parameterColumns[table].map(([name]) => name).filter((name) => !onlySingly.has(name));
const stagingColumns = {
  responses: ["run", "position", ...columnNames("responses")].join(", "),
  scores: ["run", ...columnNames("scores")].join(", "),
  comments: ["run", ...columnNames("comments")].join(", "),
} as const;
type StagingTable = keyof typeof stagingColumns;

/**
 * The same door for many rows at once, as role heard_import: COPY into the staging tables, then ingest's own statement over them, in one
 * transaction. Returns the ids that were stored; what is missing was there already.
 */
export async function ingestStaged(rows: readonly ResponseRow[]): Promise<IngestResult> {
  if (rows.length === 0) return new Set();
  const responses = [...rows].sort(byDedupeKey);
  await internCells(responses);
  const run = randomUUID();
  const stored = await pool("heard_import").sql.begin(async (tx) => {
    await copyInto(tx, "responses", responseLines(run, responses));
    await copyInto(tx, "scores", scoreLines(run, responses));
    await copyInto(tx, "comments", commentLines(run, responses));
    const ids = await tx.unsafe<{ id: string }[]>(stagedStatement, [run]);
    for (const table of Object.keys(stagingColumns))
      await tx.unsafe(`delete from import_staging_${table} where run = $1`, [run]);
    return ids;
  });
  return new Set(stored.map(({ id }) => id));
}

async function internCells(responses: readonly ResponseRow[]): Promise<void> {
  const cells = newCells(responses);
  if (cells.length === 0) return;
  const rows = {
    cells: cells.map(
      ({ cell, shardKey }) => ({ ...cellColumns(cell), shard_key: shardKey }) as Record<string, unknown>,
    ),
    cores: distinctCores(cells),
  };
  const parameters = (["cells", "cores"] as const).flatMap((table) =>
    parameterColumns[table].map(([column]) => arrayLiteral(rows[table].map((row) => row[column]))),
  );
  await pool("heard_import").sql.unsafe(cellStatement, parameters, { prepare: true });
  rememberCells(cells);
}

async function copyInto(tx: TransactionSql, table: StagingTable, lines: string[]): Promise<void> {
  if (lines.length === 0) return;
  const stream = await tx.unsafe(`copy import_staging_${table} (${stagingColumns[table]}) from stdin`).writable();
  await pipeline(Readable.from(pieces(lines)), stream);
}

function* pieces(lines: readonly string[]): Generator<Buffer> {
  for (let start = 0; start < lines.length; start += 1000) yield Buffer.from(lines.slice(start, start + 1000).join(""));
}

type Field = string | number | null;
const line = (fields: readonly Field[]) => `${fields.map(field).join("\t")}\n`;
const field = (value: Field) => (typeof value === "string" ? escaped(value) : value === null ? "\\N" : String(value));
const special: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
/** A text in COPY's own format. */
const escaped = (text: string) =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => special[c] ?? c) : text;

const responseLines = (run: string, responses: readonly ResponseRow[]) =>
  responses.map((row, position) => {
    const { cell } = row;
    return line([
      run,
      position,
      ...[row.shardKey, row.id, cell.organisationId, cell.sourceId, row.externalId, row.contentHash, row.batchId],
      ...[cell.touchpointId, cell.channelId, cell.mode, cell.language, cell.cellId, cell.coreId],
      ...[row.customer, row.occurredAt, row.occurredOn, row.receivedAt, row.day, row.state, row.answers],
      ...cell.segments,
    ]);
  });

const scoreLines = (run: string, responses: readonly ResponseRow[]) =>
  responses.flatMap(({ id, scores }) =>
    scores.map(({ item, measureId, cell, bin }) =>
      line([run, id, item, measureId, cell.touchpointId, cell.cellId, cell.coreId, bin]),
    ),
  );

const commentLines = (run: string, responses: readonly ResponseRow[]) =>
  responses.flatMap(({ id, comments }) =>
    comments.map(({ item, cell, language, text, tokens, redactions, original }) =>
      line([run, id, item, cell.touchpointId, cell.cellId, language, text, tokens, redactions, original]),
    ),
  );
