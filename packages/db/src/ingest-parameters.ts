import { arrayLiteral } from "./array-literal.ts";
import type { Cell } from "./cells.ts";
import type { ResponseRow } from "./ingest.ts";
import type { ParameterColumn, ParameterTable, parameterColumns } from "./ingest-statement.ts";
import { cellColumns, distinctCores, type NewCell } from "./new-cells.ts";

/** A row of an array parameter, by the names of `parameterColumns`. */
export type ParameterRow = Record<string, unknown>;

/** Rows as the parameters of a statement: an array literal per column. */
export const arraysOf = (columns: readonly ParameterColumn[], rows: readonly ParameterRow[]): string[] =>
  columns.map(([column]) => arrayLiteral(rows.map((row) => row[column])));

/** What each column of a table is given of one of its rows. */
type Values<Table extends ParameterTable, Row> = {
  readonly [Name in (typeof parameterColumns)[Table][number][0]]: (row: Row) => unknown;
};
type Child<Kind extends "scores" | "comments"> = {
  place: number;
  /** The cell, where it is another than the response's. */
  cell: Cell | null;
  row: ResponseRow[Kind][number];
};

const ofResponse: Values<"responses", ResponseRow> = {
  shard_key: (row) => row.shardKey,
  id: (row) => row.id,
  org_id: ({ cell }) => cell.organisationId,
  source_id: ({ cell }) => cell.sourceId,
  external_id: (row) => row.externalId,
  content_hash: (row) => row.contentHash,
  batch_id: (row) => row.batchId,
  touchpoint_id: ({ cell }) => cell.touchpointId,
  channel_id: ({ cell }) => cell.channelId,
  mode: ({ cell }) => cell.mode,
  language: ({ cell }) => cell.language,
  cell_id: ({ cell }) => cell.cellId,
  core_id: ({ cell }) => cell.coreId,
  customer: (row) => row.customer,
  occurred_at: (row) => row.occurredAt,
  occurred_on: (row) => row.occurredOn,
  received_at: (row) => row.receivedAt,
  day: (row) => row.day,
  state: (row) => row.state,
  answers: (row) => row.answers,
  survey_version: (row) => row.surveyVersion,
  submission: (row) => row.submission,
  reply_key: (row) => row.replyKey,
  audit_id: (row) => row.auditId,
  catalogue_version: (row) => row.catalogueVersion,
  seg1: ({ cell }) => cell.segments[0],
  seg2: ({ cell }) => cell.segments[1],
  seg3: ({ cell }) => cell.segments[2],
  seg4: ({ cell }) => cell.segments[3],
  seg5: ({ cell }) => cell.segments[4],
  seg6: ({ cell }) => cell.segments[5],
};
const ofScore: Values<"scores", Child<"scores">> = {
  place: ({ place }) => place,
  item: ({ row }) => row.item,
  measure_id: ({ row }) => row.measureId,
  touchpoint_id: ({ cell }) => cell?.touchpointId,
  cell_id: ({ cell }) => cell?.cellId,
  core_id: ({ cell }) => cell?.coreId,
  bin: ({ row }) => row.bin,
};
const ofComment: Values<"comments", Child<"comments">> = {
  place: ({ place }) => place,
  item: ({ row }) => row.item,
  touchpoint_id: ({ cell }) => cell?.touchpointId,
  cell_id: ({ cell }) => cell?.cellId,
  language: ({ row }) => row.language,
  text: ({ row }) => row.text,
  tokens: ({ row }) => row.tokens,
  redactions: ({ row }) => row.redactions,
  original: ({ row }) => row.original,
};

/** Responses with their scores and comments. Column by column, for a record of each row would only be made to be taken apart. */
export function responseArrays(
  columns: Record<"responses" | "scores" | "comments", readonly ParameterColumn[]>,
  responses: readonly ResponseRow[],
): string[] {
  return [
    ...arraysBy(columns.responses, ofResponse, responses),
    ...arraysBy(columns.scores, ofScore, childrenOf(responses, "scores")),
    ...arraysBy(columns.comments, ofComment, childrenOf(responses, "comments")),
  ];
}

function arraysBy<Row>(
  columns: readonly ParameterColumn[],
  values: Readonly<Record<string, (row: Row) => unknown>>,
  rows: readonly Row[],
): string[] {
  return columns.map(([name, , usual]) => {
    const column = rows.map((row) => values[name]?.(row));
    if (usual === "alike" && column.every((value) => value === column[0])) return arrayLiteral(column.slice(0, 1));
    return column.every((value) => value === usual || value === null || value === undefined)
      ? "{}"
      : arrayLiteral(column);
  });
}

function childrenOf<Kind extends "scores" | "comments">(responses: readonly ResponseRow[], kind: Kind): Child<Kind>[] {
  const children: Child<Kind>[] = [];
  for (const [index, response] of responses.entries()) {
    for (const row of response[kind]) {
      const cell = row.cell.cellId === response.cell.cellId ? null : row.cell;
      children.push({ place: index + 1, cell, row });
    }
  }
  return children;
}

/** New cells with their cores. */
export const cellParameters = (cells: readonly NewCell[]) => ({
  cells: cells.map(({ cell, shardKey }): ParameterRow => ({ ...cellColumns(cell), shard_key: shardKey })),
  cores: distinctCores(cells),
});
