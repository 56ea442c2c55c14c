import { shortened } from "../../shorten.ts";
import type { MappingFile, PresetKey } from "../schema.ts";
import type { Table } from "../table/table.ts";
import type { ColumnProfile, TableProfile } from "./profile.ts";

/** A file as it was read once: what a person needs to see to say what its columns mean. */
export type FileProfile = Pick<
  Table,
  "kind" | "size" | "encoding" | "encodingSure" | "delimiter" | "sheet" | "sheets" | "headerRows"
> & {
  layout: MappingFile["layout"];
  /** The header as it stands in the file, the first columns of it. */
  header: string[][];
  rows: number;
  /** Rows that cannot be read at all. */
  broken: number;
  columns: ColumnProfile[];
  /** The first rows. */
  sample: { row: number; cells: string[] }[];
  /** The survey tool that the file comes from, by its columns. */
  preset: PresetKey | null;
};

const mostHeaderColumns = 200;
const longestShown = 200;
/** With more different values than this, only the most frequent are kept: they are no list of words any more. */
const mostListed = 60;
const fewListed = 12;

export const shownCell = (text: string) => shortened(text, longestShown);

/** Puts a profile into the size that a row of the database and a screen can take. */
export function fileProfileOf(
  table: Table,
  found: TableProfile,
  about: Pick<FileProfile, "layout" | "preset" | "sample">,
): FileProfile {
  const { kind, size, encoding, encodingSure, delimiter, sheet, sheets, headerRows } = table;
  return {
    ...{ kind, size, encoding, encodingSure, delimiter, sheet, sheets: [...sheets], headerRows },
    ...about,
    header: table.header.map((cells) => cells.slice(0, mostHeaderColumns).map(shownCell)),
    rows: found.rows,
    broken: found.broken,
    columns: found.columns.map((column) => {
      const isList = column.valuesAreAll && column.values.length <= mostListed;
      const kept = isList ? column.values : column.values.slice(0, fewListed);
      return {
        ...column,
        valuesAreAll: column.valuesAreAll && kept.length === column.values.length,
        values: kept.map(({ value, count }) => ({ value: shownCell(value), count })),
        examples: column.examples.map(shownCell),
      };
    }),
  };
}
