import type { ErrorParams, ErrorReason } from "../errors.ts";

/** One thing that keeps a row out: where, the value, why, and what would be accepted. */
export type Rejection = {
  row: number;
  /** `null` where the whole row is meant. */
  column: string | null;
  value: string;
  code: ErrorReason;
  params: ErrorParams;
  expected: string | null;
};

/** Enough of a value to recognise it by. */
export function shownValue(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
