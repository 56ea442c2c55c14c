import { arrayLiteral } from "./array-literal.ts";
import type { ResponseRow } from "./ingest.ts";
import type { ParameterColumn } from "./ingest-statement.ts";
import { cellColumns, distinctCores, type NewCell } from "./new-cells.ts";

/** A row of an array parameter, by the names of `parameterColumns`. */
export type ParameterRow = Record<string, unknown>;

/** Rows as the parameters of a statement: an array literal per column. */
export const arraysOf = (columns: readonly ParameterColumn[], rows: readonly ParameterRow[]): string[] =>
  columns.map(([column]) => arrayLiteral(rows.map((row) => row[column])));

/** Responses with their scores and comments. */
export const responseParameters = (responses: readonly ResponseRow[]) => ({
  responses: responses.map(responseRow),
  scores: responses.flatMap(({ id, scores }) =>
    scores.map(({ item, measureId, cell, bin }) => ({
      item,
      bin,
      measure_id: measureId,
      response_id: id,
      touchpoint_id: cell.touchpointId,
      cell_id: cell.cellId,
      core_id: cell.coreId,
    })),
  ),
  comments: responses.flatMap(({ id, comments }) =>
    comments.map(({ cell, ...comment }) => ({
      ...comment,
      response_id: id,
      touchpoint_id: cell.touchpointId,
      cell_id: cell.cellId,
    })),
  ),
});

/** New cells with their cores. */
export const cellParameters = (cells: readonly NewCell[]) => ({
  cells: cells.map(({ cell, shardKey }): ParameterRow => ({ ...cellColumns(cell), shard_key: shardKey })),
  cores: distinctCores(cells),
});

function responseRow(row: ResponseRow): ParameterRow {
  return {
    ...cellColumns(row.cell),
    shard_key: row.shardKey,
    id: row.id,
    external_id: row.externalId,
    content_hash: row.contentHash,
    batch_id: row.batchId,
    customer: row.customer,
    occurred_at: row.occurredAt,
    occurred_on: row.occurredOn,
    received_at: row.receivedAt,
    day: row.day,
    state: row.state,
    answers: row.answers,
    survey_version: row.surveyVersion,
    submission: row.submission,
    reply_key: row.replyKey,
    audit_id: row.auditId,
    catalogue_version: row.catalogueVersion,
  };
}
