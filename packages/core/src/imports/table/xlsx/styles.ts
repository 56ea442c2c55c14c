import type { Archive } from "./archive.ts";
import { type DateShape, dateShapeOf } from "./serial-date.ts";
import { readXml } from "./xml.ts";

/** For each cell style of the workbook, whether its numbers are dates. */
export async function readDateStyles(archive: Archive, part: string | null): Promise<DateShape[]> {
  if (part === null || !archive.has(part)) return [];
  const codes = new Map<number, string>();
  const formatIds: number[] = [];
  let inCellFormats = false;
  await readXml(archive.read(part), {
    open: (name, attributes) => {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (name === "cellXfs") inCellFormats = true;
      else if (name === "xf" && inCellFormats) formatIds.push(Number(attributes.numFmtId ?? 0));
    },
    close: (name) => {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return formatIds.map((id) => dateShapeOf(id, codes.get(id)));
}
