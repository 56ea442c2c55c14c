import type { Table } from "../table/table.ts";
import { rowHash, rowId } from "./identity.ts";
import type { ImportItem } from "./item.ts";
import type { MappedRow, RowMapper } from "./map-row.ts";
import { Tally } from "./tally.ts";

/** A row that came to a response with an id, or to the reasons why not. */
export type ReadRow =
  | Exclude<MappedRow, { item: unknown }>
  | (Omit<Extract<MappedRow, { item: unknown }>, "item"> & { item: ImportItem });

/** Gives ids to responses: their own, or the hash of their fields and their number among identical ones of the same file. */
class Identifier {
  readonly #twins = new Tally();

  identify(item: Omit<ImportItem, "externalId"> & { externalId?: string }): ImportItem {
    if (item.externalId !== undefined) return { ...item, externalId: item.externalId };
    const hashed = rowHash(item);
    return { ...item, externalId: rowId(hashed, this.#twins.add(hashed)) };
  }
}

/** Reads a table through a mapper, row by row, in the order of the file: the same rows get the same ids at every reading. */
export async function* readItems(
  table: Table,
  mapper: RowMapper,
): AsyncGenerator<ReadRow & { cells: readonly string[] }> {
  const identifier = new Identifier();
  for await (const row of table.rows()) {
    const mapped = mapper.map(row);
    if ("item" in mapped) yield { ...mapped, item: identifier.identify(mapped.item), cells: row.cells };
    else yield { ...mapped, cells: row.cells };
  }
}
