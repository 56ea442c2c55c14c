import { shortened } from "../../shorten.ts";
import type { ImportItem } from "../rows/item.ts";
import type { Rejection } from "../rules.ts";

/** A row as it will come in, with its cells as the file has them. */
export type SampleRow = {
  row: number;
  cells: string[];
  outcome:
    | { is: "accepted"; item: ImportItem; openScores: number }
    | { is: "known" }
    | { is: "rejected"; rejected: readonly Rejection[] };
};
export type Samples = Record<"mixed" | SampleRow["outcome"]["is"], SampleRow[]>;

const each = 5;
const longestShown = 300;

/** Keeps the first rows of each kind. */
export class SampleKeeper {
  readonly #kept: Record<SampleRow["outcome"]["is"], SampleRow[]> = { accepted: [], known: [], rejected: [] };

  add(rows: readonly number[], cells: readonly string[], outcome: SampleRow["outcome"]): void {
    const kept = this.#kept[outcome.is];
    if (kept.length < each)
      kept.push({ row: rows[0] ?? 0, cells: cells.map((cell) => shortened(cell, longestShown)), outcome });
  }

  samples(): Samples {
    const { accepted, known, rejected } = this.#kept;
    const mixed = [...accepted.slice(0, 2), ...rejected.slice(0, 2), ...known.slice(0, 1)];
    return { mixed: mixed.toSorted((a, b) => a.row - b.row), accepted, known, rejected };
  }
}
