import { invalidInput } from "../../../errors.ts";
import type { TableRow } from "../table.ts";
import { type Archive, openArchive } from "./archive.ts";
import { readMerges } from "./merges.ts";
import type { DateShape } from "./serial-date.ts";
import { readSharedStrings, type SharedStrings } from "./shared-strings.ts";
import { sheetRows } from "./sheet.ts";
import { readDateStyles } from "./styles.ts";
import { readXml } from "./xml.ts";

export type Sheet = { name: string; part: string };

export type Workbook = {
  sheets: readonly string[];
  /** The sheet of this name, the first visible one for `null`. @throws DomainError `sheet_missing` */
  sheetNamed(name: string | null): Sheet;
  /** The rows of a sheet, read from the file anew at each call and never held together. */
  rows(sheet: Sheet): AsyncGenerator<TableRow>;
};

type Parts = {
  sheets: (Sheet & { hidden: boolean })[];
  strings: string | null;
  styles: string | null;
  system1904: boolean;
};

/** Opens a workbook (XLSX). @throws DomainError `workbook_damaged`, `workbook_too_large`, `file_kind` */
export async function openWorkbook(path: string): Promise<Workbook> {
  const archive = await openArchive(path);
  try {
    const parts = await readParts(archive);
    const dateStyles = await readDateStyles(archive, parts.styles);
    return workbookOf(path, parts, dateStyles);
  } finally {
    archive.close();
  }
}

function workbookOf(path: string, parts: Parts, dateStyles: readonly DateShape[]): Workbook {
  const sheets = parts.sheets.map(({ name }) => name);
  let strings: SharedStrings | null = null;
  return {
    sheets,
    sheetNamed(name) {
      const found =
        name === null
          ? (parts.sheets.find(({ hidden }) => !hidden) ?? parts.sheets[0])
          : parts.sheets.find((sheet) => sheet.name === name);
      if (!found) throw invalidInput("sheet_missing", { sheet: name ?? "", accepted: sheets.join(", ") });
      return found;
    },
    async *rows({ part }) {
      const archive = await openArchive(path);
      try {
        const merges = await readMerges(archive.read(part));
        strings ??= await readSharedStrings(archive, parts.strings);
        yield* sheetRows(archive.read(part), { strings, dateStyles, system1904: parts.system1904, merges });
      } finally {
        archive.close();
      }
    },
  };
}

async function readParts(archive: Archive): Promise<Parts> {
  if (!archive.has("[Content_Types].xml")) throw invalidInput("file_kind", { kind: "ZIP" });
  const main =
    (await relations(archive, "_rels/.rels", "")).find(({ type }) => type === "officeDocument")?.target ??
    "xl/workbook.xml";
  if (!/workbook[^/]*\.xml$/i.test(main)) throw invalidInput("file_kind", { kind: main.split("/")[0] ?? "" });
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const links = await relations(archive, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const parts: Parts = {
    sheets: [],
    strings: links.find(({ type }) => type === "sharedStrings")?.target ?? null,
    styles: links.find(({ type }) => type === "styles")?.target ?? null,
    system1904: false,
  };
  await readXml(archive.read(main), {
    open: (name, attributes) => {
      if (name === "workbookPr") parts.system1904 = attributes.date1904 === "1" || attributes.date1904 === "true";
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => key === "id" || key.endsWith(":id"))?.[1];
      const target = links.find((link) => link.id === id && link.type === "worksheet")?.target;
      const hidden = attributes.state === "hidden" || attributes.state === "veryHidden";
      if (target) parts.sheets.push({ name: attributes.name ?? "", part: target, hidden });
    },
  });
  return parts;
}

type Relation = { id: string; type: string; target: string };

async function relations(archive: Archive, part: string, folder: string): Promise<Relation[]> {
  const found: Relation[] = [];
  if (!archive.has(part)) return found;
  await readXml(archive.read(part), {
    open: (name, { Id = "", Type = "", Target = "" }) => {
      if (name !== "Relationship") return;
      const target = Target.startsWith("/") ? Target.slice(1) : new URL(Target, `zip:/${folder}`).pathname.slice(1);
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), target: decodeURIComponent(target) });
    },
  });
  return found;
}
