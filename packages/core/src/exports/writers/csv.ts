import { closeDirections } from "../../comments/rules.ts";
import type { ExportCell, ExportDocument } from "./document.ts";
import { wallText } from "./wall-time.ts";

/** Spreadsheets read UTF-8 as something older unless the file begins with this. */
const byteOrderMark = "\ufeff";

/**
 * A document as CSV by RFC 4180: what it says about itself, an empty line, then the table. Numbers have a full stop and all their decimals.
 * Text that a spreadsheet would run as a formula gets an apostrophe in front; a direction that a text leaves open ends with its cell, not with its line.
 */
export async function* writeCsv(
  document: ExportDocument,
  { bom = true }: { bom?: boolean } = {},
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const line = (cells: readonly ExportCell[]) =>
    `${cells.map((cell) => csvCell(cell, document.timeZone)).join(",")}\r\n`;
  const about = document.about.map(([label, value]) => line([label, value])).join("");
  const head = line(document.columns.map(({ label }) => label));
  yield encoder.encode(`${bom ? byteOrderMark : ""}${about}\r\n${head}`);
  for await (const rows of document.batches) if (rows.length > 0) yield encoder.encode(rows.map(line).join(""));
}

function csvCell(cell: ExportCell, timeZone: string): string {
  if (cell === null) return "";
  if (typeof cell === "string") return quoted(closeDirections(neutralised(cell)));
  if ("number" in cell) return String(cell.number);
  if ("day" in cell) return cell.day;
  return wallText(cell.instant, timeZone);
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A formula begins with one of these signs, their full-width forms included, or hides behind white space. Where a spreadsheet divides cells at another sign than the comma, one may also
 * begin in the midst of a text; there a sign that no letter or bracket follows is a smile, a minus or a dash.
 */
export function neutralised(text: string): string {
  const inside = text.replaceAll(/([;\t|][^\S\t]*)(?=[=@＝＠]|[+\-＋－][\p{L}(（])/gu, "$1'");
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${inside}` : inside;
}
