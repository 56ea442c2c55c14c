import { open, stat } from "node:fs/promises";
import { invalidInput } from "../../errors.ts";
import { csvRows } from "./csv.ts";
import { type Delimiter, delimiters, detectDelimiter } from "./delimiter.ts";
import { decodeText, detectEncoding, type Encoding, isValidIn } from "./encoding.ts";
import { columnNames } from "./header.ts";
import type { FileOptions, Table, TableRow } from "./table.ts";
import { openWorkbook } from "./xlsx/workbook.ts";

export type { FileOptions, Table, TableRow } from "./table.ts";

/** First bytes by which other kinds of file are known. */
const otherKinds: readonly (readonly [signature: string, kind: string])[] = [
  ["d0cf11e0", "XLS (Excel 97–2003)"],
  ["25504446", "PDF"],
  ["89504e47", "PNG"],
  ["ffd8ff", "JPEG"],
  ["1f8b", "gzip"],
  ["7f454c46", "ELF"],
  ["377abcaf", "7z"],
  ["526172211a", "RAR"],
];

/**
 * Opens a CSV or XLSX file as a table. What the options leave open is found out: encoding, delimiter; the first sheet, one header row.
 * @throws DomainError invalid_input: `file_kind`, `file_no_text`, `file_empty`, `sheet_missing`, `workbook_damaged` …
 */
export async function openTable(path: string, options: FileOptions = {}): Promise<Table> {
  const { size } = await stat(path);
  const head = await firstBytes(path, 8);
  if (head.length === 0) throw invalidInput("file_empty");
  const start = head.toString("hex");
  const other = otherKinds.find(([signature]) => start.startsWith(signature));
  if (other) throw invalidInput("file_kind", { kind: other[1] });
  const headerRows = options.headerRows ?? 1;
  if (head[0] === 0x50 && head[1] === 0x4b) {
    const workbook = await openWorkbook(path);
    const sheet = workbook.sheetNamed(options.sheet ?? null);
    const about = { kind: "xlsx", size, encoding: null, encodingSure: true, delimiter: null } as const;
    return withHeader(
      { ...about, sheet: sheet.name, sheets: workbook.sheets, headerRows },
      () => workbook.rows(sheet),
      (row) => row,
    );
  }
  return openCsv(path, size, headerRows, options);
}

async function openCsv(path: string, size: number, headerRows: number, options: FileOptions): Promise<Table> {
  const found = options.encoding ? null : await detectEncoding(path);
  const encoding: Encoding = options.encoding ?? found?.encoding ?? "utf-8";
  const head = await headOf(path, encoding);
  if (!isText(head)) throw invalidInput("file_no_text");
  const delimiter = delimiterOf(head, options.delimiter ?? null);
  // Only then does U+FFFD in a cell mean bytes that are no text; else it stands in the file itself.
  const sound = await isValidIn(path, encoding);
  const about = { kind: "csv", size, encoding, encodingSure: found?.sure ?? true, delimiter } as const;
  return withHeader(
    { ...about, sheet: null, sheets: [], headerRows },
    () => csvRows(path, { encoding, delimiter }),
    (row, width) => checked(row, width, sound ? null : encoding),
  );
}

function delimiterOf(head: string, given: string | null): Delimiter {
  if (given !== null) {
    const known = delimiters.find((delimiter) => delimiter === given);
    if (!known) throw invalidInput("invalid_value", { value: given, expected: ", ; | or a tab" });
    return known;
  }
  return detectDelimiter(head);
}

async function headOf(path: string, encoding: Encoding): Promise<string> {
  let head = "";
  for await (const piece of decodeText(path, encoding)) {
    head += piece;
    if (head.length >= 65_536) break;
  }
  return head.slice(0, 65_536);
}

/** Other kinds of file can be read as some text too; one character in nine is then a control. A text has none, or a few that slipped in. */
function isText(head: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const controls = head.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0;
  return controls <= Math.max(8, head.length * 0.02);
}

/** A short row may be a file cut off, a long one a delimiter inside a cell: to guess which cell is which would invent answers. */
function checked(row: TableRow, width: number, invalidIn: Encoding | null): TableRow {
  if (row.broken) return row;
  const { cells } = row;
  const surplus = cells.slice(width).some((cell) => cell.trim() !== "");
  if (cells.length < width || surplus)
    return { ...row, broken: { code: "row_width", params: { count: cells.length, expected: width } } };
  if (invalidIn && cells.some((cell) => cell.includes("\ufffd")))
    return { ...row, broken: { code: "text_undecodable", params: { encoding: invalidIn } } };
  return cells.length > width ? { ...row, cells: cells.slice(0, width) } : row;
}

type About = Omit<Table, "header" | "columns" | "rows">;

async function withHeader(
  about: About,
  read: () => AsyncIterable<TableRow>,
  check: (row: TableRow, width: number) => TableRow,
): Promise<Table> {
  const header: (readonly string[])[] = [];
  let lastHeaderRow = 0;
  for await (const { row, cells, broken } of read()) {
    if (broken) throw invalidInput(broken.code, broken.params);
    if (isBlank(cells)) continue;
    header.push(cells);
    lastHeaderRow = row;
    if (header.length === about.headerRows) break;
  }
  if (header.length < about.headerRows) throw invalidInput("file_empty");
  const columns = columnNames(header);
  return {
    ...about,
    header,
    columns,
    async *rows() {
      for await (const row of read()) {
        if (row.row <= lastHeaderRow || (isBlank(row.cells) && !row.broken)) continue;
        yield check(row, columns.length);
      }
    },
  };
}

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    // Padded, so that looking for a signature never reads past a tiny file.
    return bytesRead === 0 ? Buffer.alloc(0) : buffer;
  } finally {
    await file.close();
  }
}
