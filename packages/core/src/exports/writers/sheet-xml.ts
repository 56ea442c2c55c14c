import type { ExportCell, ExportColumn, NumberShape } from "./document.ts";
import { wallTime } from "./wall-time.ts";

export const mainNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const minus = '"−"';
const formats: Record<NumberShape | "day" | "instant", string> = {
  count: "#,##0",
  signedCount: `+#,##0;${minus}#,##0;0`,
  points: `+0.0;${minus}0.0;0.0`,
  wholePoints: `+0;${minus}0;0`,
  share: `0.0%;${minus}0.0%`,
  wholeShare: `0%;${minus}0%`,
  signedShare: `+0.0%;${minus}0.0%;0.0%`,
  mean: `0.00;${minus}0.00`,
  signedMean: `+0.00;${minus}0.00;0.00`,
  decimal: `0.0;${minus}0.0`,
  whole: `0;${minus}0`,
  day: "yyyy-mm-dd",
  instant: "yyyy-mm-dd hh:mm:ss",
};
const names = Object.keys(formats) as (keyof typeof formats)[];
const firstCustomFormat = 164;
/** Styles 0 to 2 are plain, head and long text; the formats follow. */
const styleOf = new Map(names.map((name, index) => [name, index + 3]));

export const stylesXml = `${xmlHead}<styleSheet xmlns="${mainNamespace}"><numFmts count="${names.length}">${names
  .map((name, index) => `<numFmt numFmtId="${firstCustomFormat + index}" formatCode="${escaped(formats[name])}"/>`)
  .join(
    "",
  )}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0"/></cellStyleXfs><cellXfs count="${names.length + 3}"><xf numFmtId="0" fontId="0" xfId="0"/><xf numFmtId="0" fontId="1" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>${names
  .map(
    (_, index) =>
      `<xf numFmtId="${firstCustomFormat + index}" fontId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="${index >= names.length - 2 ? "left" : "right"}" vertical="top"/></xf>`,
  )
  .join(
    "",
  )}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** What no XML may hold stands as `_x0007_`, as spreadsheets write it; so does text that only looks like that. */
export function escaped(text: string): string {
  return (
    text
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is written otherwise
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/g, (sign) =>
        codeOf(sign),
      )
      .replace(/(?<![\ud800-\udbff])[\udc00-\udfff]/g, (sign) => codeOf(sign))
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("\r", "&#13;")
  );
}

const codeOf = (sign: string) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

/** Column 0 is A, 26 is AA. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return `${rest >= 0 ? columnName(rest) : ""}${String.fromCharCode(65 + (index % 26))}`;
}

export function rowXml(number: number, cells: readonly ExportCell[], timeZone: string, head = false): string {
  const filled = cells.map((cell, index) => cellXml(cell, `${columnName(index)}${number}`, timeZone, head));
  return `<row r="${number}">${filled.join("")}</row>`;
}

function cellXml(cell: ExportCell, place: string, timeZone: string, head: boolean): string {
  if (cell === null) return "";
  // Text stands in its cell: a list of shared texts would have to be kept to the end.
  if (typeof cell === "string")
    return `<c r="${place}" s="${head ? 1 : 2}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  if ("number" in cell) return numberXml(place, cell.shape, cell.number);
  if ("day" in cell) return numberXml(place, "day", serialOf(`${cell.day}T00:00:00`));
  return numberXml(place, "instant", serialOf(wallTime(cell.instant, timeZone).clock));
}

const numberXml = (place: string, name: keyof typeof formats, value: number) =>
  `<c r="${place}" s="${styleOf.get(name)}"><v>${value}</v></c>`;

/** Days since 1899-12-30, as the 1900 date system counts from March 1900 on. */
function serialOf(clock: string): number {
  return (Date.parse(`${clock}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

/** The sheet up to its first row. `frozen`: the head stays in view. */
export function sheetHead(columns: readonly Pick<ExportColumn, "width">[], frozen: boolean): string {
  const view = frozen
    ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    : "";
  const widths = columns
    .map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join("");
  return `${xmlHead}<worksheet xmlns="${mainNamespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${view}<cols>${widths}</cols><sheetData>`;
}

export function sheetFoot(filterOver: string | null): string {
  return `</sheetData>${filterOver ? `<autoFilter ref="${filterOver}"/>` : ""}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`;
}
