import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { DomainError, invalidInput } from "../../errors.ts";
import { decodeText, type Encoding } from "./encoding.ts";
import type { TableRow } from "./table.ts";

/** The longest row that is read, in bytes. Longer means an open quote or no table at all, and reading on would fill the memory. */
const longestRow = 1_000_000;

type Reading = { row: number; line: number; openQuote: TableRow | null };

/**
 * The rows of a CSV file in the order of the file, header included. A quote that opens in the last row and never closes makes that row a broken
 * one; one that swallows more than {@link longestRow} refuses the file.
 * @throws DomainError `row_too_large`, naming the row
 */
export async function* csvRows(
  path: string,
  options: { encoding: Encoding; delimiter: string },
): AsyncGenerator<TableRow> {
  const reading: Reading = { row: 0, line: 0, openQuote: null };
  const parser = parse({
    delimiter: options.delimiter,
    bom: true,
    // A quote inside a cell (5" screen) is part of its text, as spreadsheet programs read it.
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: longestRow,
    skip_records_with_error: true,
    on_record: (cells: string[], { lines }) => {
      reading.row += 1;
      reading.line = lines;
      return cells;
    },
    on_skip: (error) => {
      const row = reading.row + 1;
      if (error?.code !== "CSV_QUOTE_NOT_CLOSED") throw invalidInput("row_too_large", { row, most: longestRow });
      const params = { lines: Math.max(1, Number(error.lines) - reading.line) };
      reading.openQuote = { row, cells: [], broken: { code: "quote_open", params } };
      return undefined;
    },
  });
  const source = Readable.from(decodeText(path, options.encoding));
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    let row = 0;
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1;
      yield { row, cells };
    }
  } catch (error) {
    throw error instanceof DomainError ? error : invalidInput("file_unreadable", { detail: messageOf(error) });
  } finally {
    source.destroy();
    parser.destroy();
  }
  if (reading.openQuote) yield reading.openQuote;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
