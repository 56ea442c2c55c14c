import type { ErrorParams, ErrorReason } from "../../errors.ts";
import { type Rejection, shownValue } from "../rules.ts";
import type { TableRow } from "../table/table.ts";
import type { Unidentified } from "./item.ts";

/** A response while its row is being read. */
export type Draft = {
  row: TableRow;
  /** The row of the file that is being read just now. */
  at: number;
  item: Unidentified;
  /** The calendar day, once it is read. */
  day: string | null;
  rejected: Rejection[];
  /** Where each score of the item was read. */
  scored: { at: number; column: string; text: string }[];
  /** Answers that wait for a question: which end is good, what zero means. */
  openScores: number;
  /** What happens when the row is accepted. */
  onAccept: (() => void)[];
};

/** Reads one cell into the draft. */
export type Step = (draft: Draft, text: string) => void;

/** Notes one thing that keeps the row out; a row may have several. */
export function reject(
  draft: Draft,
  column: string | null,
  value: string,
  code: ErrorReason,
  params: ErrorParams = {},
  expected: string | null = null,
): void {
  draft.rejected.push({ row: draft.at, column, value: shownValue(value), code, params, expected });
}

/** Notes every score of a metric at a touchpoint where the row has one already. */
export function rejectScoredTwice(draft: Draft): void {
  const taken = new Set<string>();
  for (const [index, { metric, touchpoint = draft.item.touchpoint }] of draft.item.scores.entries()) {
    const place = `${metric}@${touchpoint ?? ""}`;
    const cell = draft.scored[index];
    if (cell && taken.has(place)) {
      draft.at = cell.at;
      reject(draft, cell.column, cell.text, "score_twice", { metric });
    }
    taken.add(place);
  }
}

/** Whether the text fits; if not, that is noted. */
export function fits(draft: Draft, column: string, text: string, most: number): boolean {
  if (text.length <= most) return true;
  reject(draft, column, text, "text_too_long", { length: text.length, most });
  return false;
}
