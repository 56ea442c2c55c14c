/** How a spreadsheet shows a number: the decimals and signs of the screen. The number itself stays whole. */
export type NumberShape =
  | "count"
  | "signedCount"
  | "points"
  | "wholePoints"
  | "share"
  | "wholeShare"
  | "signedShare"
  | "mean"
  | "signedMean"
  | "decimal"
  | "whole";

/** One cell. Days and instants stay what they are until a writer knows its format; `null` is "no data", never 0. */
export type ExportCell =
  | string
  | null
  | { number: number; shape: NumberShape }
  | { day: string }
  /** An instant, shown as the wall clock of the organisation has it. */
  | { instant: Date };

export type ExportColumn = { label: string; width: number };

/** An export before it has a format: what it says about itself, then one table. */
export type ExportDocument = {
  /** File name without its ending. */
  name: string;
  title: string;
  /** Organisation, definition, filters, period, n, interval, what is left out, when it was read: label and value. */
  about: readonly (readonly [label: string, value: ExportCell])[];
  aboutTitle: string;
  columns: readonly ExportColumn[];
  /** Read once. A batch is what the writer hands on at a time. */
  batches: AsyncIterable<readonly (readonly ExportCell[])[]> | Iterable<readonly (readonly ExportCell[])[]>;
  timeZone: string;
};
