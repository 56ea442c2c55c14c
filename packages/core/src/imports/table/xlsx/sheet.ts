import { invalidInput } from "../../../errors.ts";
import { mostColumns } from "../header.ts";
import type { TableRow } from "../table.ts";
import { type Merge, MergeSpreader } from "./merges.ts";
import { cellPlace } from "./reference.ts";
import { type DateShape, serialDate } from "./serial-date.ts";
import { type SharedStrings, unescaped } from "./shared-strings.ts";
import { parseXml } from "./xml.ts";

export type SheetContext = {
  strings: SharedStrings;
  dateStyles: readonly DateShape[];
  system1904: boolean;
  merges: readonly Merge[];
};

type Cell = { column: number; type: string; style: number; value: string; inline: string };

/** The rows of a sheet in order, with merged values spread. Empty rows are not in the file and do not come. */
export async function* sheetRows(bytes: AsyncIterable<Buffer>, context: SheetContext): AsyncGenerator<TableRow> {
  const spreader = new MergeSpreader(context.merges);
  for await (const { row, cells } of parseXml(bytes, sheetHandlers(context))) {
    spreader.spread(row - 1, cells);
    yield { row, cells };
  }
}

function sheetHandlers(context: SheetContext) {
  let row = 0;
  let cells: string[] = [];
  let cell: Cell | null = null;
  let into: "value" | "inline" | null = null;
  let phonetic = 0;
  type Emit = (item: { row: number; cells: string[] }) => void;
  return {
    open(name: string, attributes: Record<string, string>) {
      if (name === "row") {
        row = Number(attributes.r ?? row + 1);
        cells = [];
      } else if (name === "c") {
        const column = cellPlace(attributes.r ?? "")?.column ?? cells.length;
        cell = { column, type: attributes.t ?? "n", style: Number(attributes.s ?? 0), value: "", inline: "" };
      } else if (cell && name === "v") into = "value";
      else if (cell && name === "rPh") phonetic += 1;
      else if (cell && name === "t") into = phonetic === 0 ? "inline" : null;
    },
    text(text: string) {
      if (cell && into) cell[into] += text;
    },
    close(name: string, emit: Emit) {
      if (name === "v" || name === "t") into = null;
      else if (name === "rPh") phonetic -= 1;
      else if (name === "c" && cell) {
        put(cells, cell.column, textOf(cell, context));
        cell = null;
      } else if (name === "row") emit({ row, cells });
    },
  };
}

/** A cell far out that holds nothing is only coloured, and no column. */
function put(cells: string[], column: number, text: string): void {
  if (column >= mostColumns && text.trim() === "") return;
  if (column >= mostColumns) throw invalidInput("columns_too_many", { count: column + 1, most: mostColumns });
  while (cells.length < column) cells.push("");
  cells[column] = text;
}

/** What a person sees in the cell, dates in one fixed form. Of a formula this is the value that the program saved with it. */
function textOf({ type, style, value, inline }: Cell, { strings, dateStyles, system1904 }: SheetContext): string {
  switch (type) {
    case "s":
      return strings.at(Number(value));
    case "inlineStr":
      return unescaped(inline);
    case "b":
      return value === "1" ? "TRUE" : value === "0" ? "FALSE" : value;
    case "str":
    case "e":
      return unescaped(value);
    case "d":
      return value.replace(/(\.\d+)?Z$/, "");
    default:
      return numberText(value, dateStyles[style], system1904);
  }
}

function numberText(value: string, shape: DateShape | undefined, system1904: boolean): string {
  const number = Number(value);
  if (value === "" || Number.isNaN(number)) return value;
  if (shape?.hasDate) return serialDate(number, { system1904, hasTime: shape.hasTime }) ?? value;
  if (shape?.hasTime) return serialDate(number % 1, { system1904: true, hasTime: true })?.slice(11) ?? value;
  // 4.0000000000000001E-2 is how some programs write 0.04; a long id keeps its digits.
  return /^-?\d+$/.test(value) ? value : String(number);
}
