import { isVisible } from "../../look.ts";
import type { TableRow } from "../table/table.ts";
import { normalName } from "./names.ts";

/** Makes the reader of cells: white space around them goes; what cannot be seen, and words of the mapping that say nothing, become "". */
export function cellReader(missing: readonly string[]): (row: Pick<TableRow, "cells">, index: number) => string {
  const words = new Set(missing.map(normalName));
  const longest = missing.reduce((most, word) => Math.max(most, word.length), 0);
  return ({ cells }, index) => {
    const given = cells[index] ?? "";
    // PostgreSQL has no NUL in its texts, and a file has it only by mistake.
    const text = (given.includes("\0") ? given.replaceAll("\0", "") : given).trim();
    if (!isVisible(text)) return "";
    return text.length <= longest && words.has(normalName(text)) ? "" : text;
  };
}
