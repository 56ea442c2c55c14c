import { zip } from "./zip.ts";

/** A cell of a test workbook: its text as a shared string, its number, or its XML where the test is about the XML, elsewhere in its row with `at`. */
export type WorkbookCell = string | number | null | { xml: string; at?: string };
export type WorkbookOptions = {
  sheets?: Record<string, readonly (readonly WorkbookCell[])[]>;
  /** Per sheet, the merged ranges. */
  merges?: Record<string, readonly string[]>;
  /** Number formats by cell style: style 1 is the first. */
  formats?: readonly string[];
  date1904?: boolean;
  hidden?: readonly string[];
};

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The bytes of an XLSX file with these sheets. */
export function workbook({
  sheets = {},
  merges = {},
  formats = [],
  date1904 = false,
  hidden = [],
}: WorkbookOptions): Buffer {
  const strings: string[] = [];
  const names = Object.keys(sheets);
  const parts: Record<string, string> = {
    "[Content_Types].xml":
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]]),
    "xl/_rels/workbook.xml.rels": relations([
      ...names.map((_, index): [string, string, string] => [
        `rId${index + 1}`,
        "worksheet",
        `worksheets/sheet${index + 1}.xml`,
      ]),
      ["rIdS", "sharedStrings", "sharedStrings.xml"],
      ["rIdT", "styles", "/xl/styles.xml"],
    ]),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${types}"><workbookPr${date1904 ? ' date1904="1"' : ""}/><sheets>${names
      .map(
        (name, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"${hidden.includes(name) ? ' state="hidden"' : ""}/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><numFmts>${formats
      .map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`)
      .join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
      .map((_, index) => `<xf numFmtId="${164 + index}"/>`)
      .join("")}</cellXfs></styleSheet>`,
  };
  for (const [index, name] of names.entries()) {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheets[name] ?? [], merges[name] ?? [], strings);
  }
  parts["xl/sharedStrings.xml"] =
    `<sst xmlns="${main}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`;
  return zip(parts);
}

function relations(links: readonly (readonly [id: string, type: string, target: string])[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;
}

function sheetXml(rows: readonly (readonly WorkbookCell[])[], merges: readonly string[], strings: string[]): string {
  const body = rows.map((cells, row) => {
    const filled = cells
      .map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${row + 1}`, strings))
      .join("");
    return filled === "" ? "" : `<row r="${row + 1}">${filled}</row>`;
  });
  const merged =
    merges.length > 0
      ? `<mergeCells>${merges.map((range) => `<mergeCell ref="${range}"/>`).join("")}</mergeCells>`
      : "";
  return `<worksheet xmlns="${main}"><sheetData>${body.join("")}</sheetData>${merged}</worksheet>`;
}

function cellXml(cell: WorkbookCell, reference: string, strings: string[]): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === "object") return cell.xml.replace("<c", `<c r="${cell.at ?? reference}"`);
  strings.push(cell);
  return `<c r="${reference}" t="s"><v>${strings.length - 1}</v></c>`;
}
