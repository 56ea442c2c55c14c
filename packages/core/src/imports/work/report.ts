import type { RejectionGroup } from "../dry-run/rejections.ts";

/** What became of the rows of a file: `rows` = `accepted` + `known` + `rejected`. Counts are of rows where nothing else is said. */
export type RowReport = {
  rows: number;
  accepted: number;
  /** Already here, with the same content. */
  known: number;
  rejected: number;
  rejectedBy: RejectionGroup[];
  /** Whether every row was read; false for an import that was stopped or failed. */
  complete: boolean;
};

/** Of a file of responses. */
export type ImportReport = RowReport & {
  /** Responses among the accepted: fewer than rows where a file has one row per answer. */
  responses: number;
  scores: number;
  comments: number;
  /** The first and the last day of the accepted, both included. */
  dates: { from: string; to: string } | null;
};

/** Of a list of contacts or addresses: `accepted` = `added` + `changed`. */
export type ListReport = RowReport & { added: number; changed: number };
