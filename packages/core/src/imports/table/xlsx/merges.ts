import { invalidInput } from "../../../errors.ts";
import { cellPlace } from "./reference.ts";

export type Merge = { top: number; bottom: number; left: number; right: number };

const mostMerges = 200_000;
const pattern = /<(?:\w+:)?mergeCell\s[^>]*?ref="([^"]+)"/g;
/** Longer than any such tag, so that one cut by the end of a piece is found with the next. */
const carried = 200;

/** The merged ranges of a sheet, by first row. They stand behind the rows in the file, and spreading a value needs them before. */
export async function readMerges(bytes: AsyncIterable<Buffer>): Promise<Merge[]> {
  const merges = new Map<string, Merge>();
  let rest = "";
  for await (const chunk of bytes) {
    const text = rest + chunk.toString("latin1");
    for (const [, range = ""] of text.matchAll(pattern)) {
      const [from, to] = range.split(":").map(cellPlace);
      if (from && to) merges.set(range, { top: from.row, bottom: to.row, left: from.column, right: to.column });
    }
    if (merges.size > mostMerges)
      throw invalidInput("workbook_too_large", { what: `more than ${mostMerges} merged ranges` });
    rest = text.slice(-carried);
  }
  return [...merges.values()].sort((a, b) => a.top - b.top);
}

/** Spreads the value of a merged range over all of its cells, row by row as the rows come. */
export class MergeSpreader {
  readonly #merges: readonly Merge[];
  #next = 0;
  #open: { merge: Merge; value: string }[] = [];

  constructor(merges: readonly Merge[]) {
    this.#merges = merges;
  }

  /** Fills the cells of one row; rows must come in order. */
  spread(row: number, cells: string[]): void {
    for (let merge = this.#merges[this.#next]; merge && merge.top <= row; merge = this.#merges[this.#next]) {
      if (merge.bottom >= row) this.#open.push({ merge, value: merge.top === row ? (cells[merge.left] ?? "") : "" });
      this.#next += 1;
    }
    if (this.#open.length === 0) return;
    for (const { merge, value } of this.#open) {
      for (let column = merge.left; column <= merge.right; column += 1) {
        while (cells.length <= column) cells.push("");
        if (value !== "") cells[column] = value;
      }
    }
    this.#open = this.#open.filter(({ merge }) => merge.bottom > row);
  }
}
