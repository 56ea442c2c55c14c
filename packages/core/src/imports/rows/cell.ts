import type { TableRow } from "../table/table.ts";
import { normalName } from "./names.ts";

/** Makes the reader of cells: white space around them goes, and words of the mapping that say nothing become "". */
export function cellReader(missing: readonly string[]): (row: Pick<TableRow, "cells">, index: number) => string {
  const words = new Set(missing.map(normalName));
  const longest = missing.reduce((most, word) => Math.max(most, word.length), 0);
  return ({ cells }, index) => {
    const text = (cells[index] ?? "").trim();
    return text.length <= longest && words.has(normalName(text)) ? "" : text;
  };
}
