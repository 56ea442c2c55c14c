import type { Rejection } from "../rules.ts";
import type { Table } from "../table/table.ts";
import { IdentityLedger } from "./identity-ledger.ts";
import type { ListReader, ListRow } from "./reader.ts";

/** So many rows of a list that are judged, or stored, together. */
export type ListChunk = {
  rows: ListRow[];
  /** Rows that say what an earlier row of the file has said. */
  again: number;
  refused: { rows: readonly number[]; rejected: readonly Rejection[] }[];
  /** Rows of the file up to the end of this chunk, those of earlier chunks included. */
  read: number;
};

const rowsPerChunk = 1000;

/** Reads a list in chunks; each entry of the file comes once. Rows at the beginning that an earlier attempt has dealt with are read and not handed out. */
export async function* readListChunks(
  table: Table,
  reader: ListReader,
  { skip = 0, onRead }: { skip?: number; onRead: (read: number) => Promise<"go" | "left"> },
): AsyncGenerator<ListChunk> {
  const ledger = new IdentityLedger();
  let chunk: ListChunk = { rows: [], again: 0, refused: [], read: 0 };
  let read = 0;
  for await (const row of table.rows()) {
    read += 1;
    const mapped = reader.map(row);
    const place = "item" in mapped ? ledger.take(mapped) : null;
    if (read % rowsPerChunk === 0 && (await onRead(read)) === "left") return;
    if (read > skip) {
      if (!("item" in mapped)) chunk.refused.push({ rows: [mapped.row], rejected: mapped.rejected });
      else if (place === "first") chunk.rows.push(mapped);
      else if (place === "same") chunk.again += 1;
      else chunk.refused.push({ rows: [mapped.row], rejected: [twice(mapped.row)] });
    }
    chunk.read = read;
    if (read % rowsPerChunk !== 0) continue;
    if (read > skip) yield chunk;
    chunk = { rows: [], again: 0, refused: [], read };
  }
  if (read > skip) yield chunk;
}

const twice = (row: number): Rejection => ({
  ...{ row, column: null, value: "", code: "contact_twice", params: {}, expected: null },
});
