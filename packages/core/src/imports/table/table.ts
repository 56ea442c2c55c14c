import type { ErrorParams, ErrorReason } from "../../errors.ts";
import type { Delimiter } from "./delimiter.ts";
import type { Encoding } from "./encoding.ts";

/** One row as the file has it: its number, counted as a spreadsheet counts (the first row is 1, header and empty rows included), and its cells. */
export type TableRow = {
  row: number;
  cells: readonly string[];
  /** Why the row cannot be read, where it cannot. */
  broken?: { code: ErrorReason; params: ErrorParams };
  /**
   * Of a row that was put together: the rows of the file, from which of them each cell comes, and the cells that got different answers, joined by
   * line breaks.
   */
  parts?: { rows: readonly number[]; ofCell: readonly number[]; conflicting: ReadonlySet<number> };
};

/** A table in a file, read row by row. Dates of a workbook come as `yyyy-MM-dd` or `yyyy-MM-ddTHH:mm:ss`, numbers with a full stop. */
export type Table = {
  kind: "csv" | "xlsx";
  size: number;
  encoding: Encoding | null;
  encodingSure: boolean;
  delimiter: Delimiter | null;
  sheet: string | null;
  sheets: readonly string[];
  headerRows: number;
  /** The cells of the header as they stand in the file. */
  header: readonly (readonly string[])[];
  columns: readonly string[];
  /** The rows below the header, empty ones left out. May be called again: each call reads the file anew. */
  rows(): AsyncIterable<TableRow>;
};

/** How to read a file; what is absent or `null` is found out. */
export type FileOptions = {
  encoding?: Encoding | null;
  delimiter?: string | null;
  sheet?: string | null;
  headerRows?: number;
};
