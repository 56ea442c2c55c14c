import type { Cell } from "./cells.ts";
import type { ResponseRow } from "./ingest.ts";

type Row = Record<string, unknown>;

/** A cell as the columns of its table. */
export function cellColumns(cell: Cell): Row {
  const { segments } = cell;
  return {
    org_id: cell.organisationId,
    cell_id: cell.cellId,
    core_id: cell.coreId,
    source_id: cell.sourceId,
    touchpoint_id: cell.touchpointId,
    channel_id: cell.channelId,
    mode: cell.mode,
    language: cell.language,
    seg1: segments[0],
    seg2: segments[1],
    seg3: segments[2],
    seg4: segments[3],
    seg5: segments[4],
    seg6: segments[5],
  };
}

export type NewCell = { key: string; cell: Cell; shardKey: number };

/** The cells of these responses that the process has not seen stored, in the order of their keys. */
export function newCells(responses: readonly ResponseRow[]): NewCell[] {
  const knownCells = known();
  const found = new Map<string, NewCell>();
  for (const { shardKey, cell: own, scores, comments } of responses) {
    const look = (cell: Cell) => {
      const key = `${shardKey}/${cell.organisationId}/${cell.cellId}`;
      if (!knownCells.has(key) && !found.has(key)) found.set(key, { key, cell, shardKey });
    };
    look(own);
    for (const { cell } of scores) if (cell !== own) look(cell);
    for (const { cell } of comments) if (cell !== own) look(cell);
  }
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Their cores: the same without the segments. */
export function distinctCores(cells: readonly NewCell[]): Row[] {
  const cores = new Map(
    cells.map(({ cell, shardKey }) => [
      `${shardKey}/${cell.organisationId}/${cell.coreId}`,
      { ...cellColumns(cell), shard_key: shardKey },
    ]),
  );
  return [...cores.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

const stateKey = Symbol.for("heard.knownCells");
const globals = globalThis as typeof globalThis & { [stateKey]?: Set<string> };
function known(): Set<string> {
  globals[stateKey] ??= new Set();
  return globals[stateKey];
}

const mostKnownCells = 500_000;

/** After the commit only: had the statement failed, a cell remembered earlier would be missing for ever. */
export function rememberCells(cells: readonly NewCell[]): void {
  const knownCells = known();
  if (knownCells.size + cells.length > mostKnownCells) knownCells.clear();
  for (const { key } of cells) knownCells.add(key);
}

/** Forgets which cells are known to be stored; for tests that change databases under a process. */
export function forgetCells(): void {
  known().clear();
}
