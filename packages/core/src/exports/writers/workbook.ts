import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { ExportCell, ExportDocument } from "./document.ts";
import { columnName, escaped, mainNamespace, rowXml, sheetFoot, sheetHead, stylesXml, xmlHead } from "./sheet-xml.ts";

const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageNamespace = "http://schemas.openxmlformats.org/package/2006";
/** Rows of a sheet, its head included. */
const mostRows = 1_048_576;

/**
 * A document as XLSX: the table, then a sheet about it. Numbers are numbers and dates are dates. Nothing is kept: rows go into the archive as they
 * come, and what does not fit one sheet goes on in the next.
 */
export async function* writeWorkbook(
  document: ExportDocument,
  { rowsPerSheet = mostRows }: { rowsPerSheet?: number } = {},
): AsyncGenerator<Uint8Array> {
  const archive = new ZipFile();
  const output = archive.outputStream as Readable;
  const filling = fill(archive, document, rowsPerSheet);
  // A failure to read the rows ends the file, instead of leaving it cut short.
  filling.catch((error: unknown) => output.destroy(error as Error));
  for await (const piece of output) yield piece as Buffer;
  await filling;
}

async function fill(archive: ZipFile, document: ExportDocument, rowsPerSheet: number): Promise<void> {
  const rows = new RowReader(document.batches);
  const sheets: string[] = [];
  do {
    const title = sheetName(document.title, sheets.length + 1);
    sheets.push(title);
    await addPart(archive, partName(sheets.length), tableParts(document, rows, rowsPerSheet));
  } while (await rows.hasMore());
  sheets.push(sheetName(document.aboutTitle, 1));
  await addPart(archive, partName(sheets.length), aboutParts(document));
  const texts: Record<string, string> = {
    "xl/styles.xml": stylesXml,
    "xl/workbook.xml": workbookXml(sheets),
    "xl/_rels/workbook.xml.rels": relationsXml([
      ...sheets.map((_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`] as const),
      ["styles", "styles.xml"],
    ]),
    "_rels/.rels": relationsXml([["officeDocument", "xl/workbook.xml"]]),
    "[Content_Types].xml": contentTypesXml(sheets.length),
  };
  for (const [name, text] of Object.entries(texts)) archive.addBuffer(Buffer.from(text), name);
  archive.end();
}

const partName = (place: number) => `xl/worksheets/sheet${place}.xml`;

/** Names have at most 31 characters and none of these signs. */
function sheetName(title: string, place: number): string {
  const clean = title.replace(/[[\]:*?/\\']/g, " ").trim() || "Sheet";
  const suffix = place > 1 ? ` ${place}` : "";
  return `${[...clean].slice(0, 31 - suffix.length).join("")}${suffix}`;
}

/** Puts one part into the archive and waits until all of it was read. */
async function addPart(archive: ZipFile, name: string, parts: AsyncIterable<string>): Promise<void> {
  const stream = Readable.from(bytesOf(parts), { objectMode: false });
  const read = new Promise<void>((resolve, reject) => {
    stream.once("end", resolve);
    stream.once("error", reject);
  });
  archive.addReadStream(stream, name);
  await read;
}

async function* bytesOf(parts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const part of parts) yield Buffer.from(part);
}

async function* tableParts(document: ExportDocument, rows: RowReader, rowsPerSheet: number): AsyncGenerator<string> {
  const { columns, timeZone } = document;
  yield sheetHead(columns, true) +
    rowXml(
      1,
      columns.map(({ label }) => label),
      timeZone,
      true,
    );
  let number = 1;
  while (number < rowsPerSheet) {
    const batch = await rows.next(Math.min(1000, rowsPerSheet - number));
    if (batch.length === 0) break;
    yield batch.map((cells) => rowXml(++number, cells, timeZone)).join("");
  }
  yield sheetFoot(`A1:${columnName(columns.length - 1)}${number}`);
}

async function* aboutParts({ about, timeZone, title }: ExportDocument): AsyncGenerator<string> {
  const head = rowXml(1, [title], timeZone, true);
  const rows = about.map(([label, value], index) => rowXml(index + 2, [label, value], timeZone));
  yield sheetHead([{ width: 28 }, { width: 90 }], false) + head + rows.join("") + sheetFoot(null);
}

/** Rows of batches, so many at a time. */
class RowReader {
  #source: AsyncIterator<readonly (readonly ExportCell[])[]>;
  #batch: readonly (readonly ExportCell[])[] = [];
  #at = 0;

  constructor(batches: ExportDocument["batches"]) {
    this.#source =
      Symbol.asyncIterator in batches
        ? batches[Symbol.asyncIterator]()
        : Readable.from(batches)[Symbol.asyncIterator]();
  }

  async hasMore(): Promise<boolean> {
    while (this.#at >= this.#batch.length) {
      const { done, value } = await this.#source.next();
      if (done) return false;
      this.#batch = value;
      this.#at = 0;
    }
    return true;
  }

  async next(most: number): Promise<readonly (readonly ExportCell[])[]> {
    if (!(await this.hasMore())) return [];
    const rows = this.#batch.slice(this.#at, this.#at + most);
    this.#at += rows.length;
    return rows;
  }
}

function workbookXml(sheets: readonly string[]): string {
  const list = sheets.map(
    (name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `${xmlHead}<workbook xmlns="${mainNamespace}" xmlns:r="${relationships}"><bookViews><workbookView/></bookViews><sheets>${list.join("")}</sheets></workbook>`;
}

function relationsXml(links: readonly (readonly [type: string, target: string])[]): string {
  return `${xmlHead}<Relationships xmlns="${packageNamespace}/relationships">${links
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${relationships}/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;
}

function contentTypesXml(sheetCount: number): string {
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const override = (part: string, type: string) => `<Override PartName="/${part}" ContentType="${kind}.${type}+xml"/>`;
  return `${xmlHead}<Types xmlns="${packageNamespace}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("xl/workbook.xml", "sheet.main")}${override("xl/styles.xml", "styles")}${Array.from(
    { length: sheetCount },
    (_, index) => override(`xl/worksheets/sheet${index + 1}.xml`, "worksheet"),
  ).join("")}</Types>`;
}
