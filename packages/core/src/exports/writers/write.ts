import type { ExportFormat } from "../schema.ts";
import { writeCsv } from "./csv.ts";
import type { ExportDocument } from "./document.ts";
import { writeWorkbook } from "./workbook.ts";

/** A document in the format asked for, piece by piece. */
export function writeExport(document: ExportDocument, format: ExportFormat): AsyncIterable<Uint8Array> {
  return format === "csv" ? writeCsv(document) : writeWorkbook(document);
}
