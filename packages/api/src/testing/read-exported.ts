import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openTable } from "@heard/core/imports/table/open";
import { collect } from "@heard/core/testing/collect";

/** The table of an exported file by the reader that imports use: each row by the heads of its columns. */
export async function readExported(bytes: Uint8Array, format: "csv" | "xlsx"): Promise<Map<string, string>[]> {
  const folder = await mkdtemp(join(tmpdir(), "heard-exported-"));
  try {
    const path = join(folder, `file.${format}`);
    await writeFile(path, format === "csv" ? tableOf(bytes) : bytes);
    const table = await openTable(path);
    const rows = await collect(table.rows());
    return rows.map(({ cells }) => new Map(table.columns.map((column, index) => [column, cells[index] ?? ""])));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A CSV begins with its account; the table follows the first empty line. */
function tableOf(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(Buffer.from(bytes).indexOf("\r\n\r\n") + 4);
}
