import type { ErrorReason } from "../../errors.ts";
import type { Rejection } from "../rules.ts";

/** Rows that one reason keeps out. */
export type RejectionGroup = { code: ErrorReason; column: string | null; rows: number; example: Rejection };

/** Counts rejected rows by their first reason and its column, so that the groups add up to the rows. */
export class RejectionCounter {
  readonly #groups = new Map<string, RejectionGroup>();

  /** Goes on from groups that were counted before. */
  constructor(before: readonly RejectionGroup[] = []) {
    for (const group of before) this.#groups.set(keyOf(group), { ...group });
  }

  add(rejected: readonly Rejection[], rows: number): void {
    const [first] = rejected;
    if (!first) return;
    const key = keyOf(first);
    const known = this.#groups.get(key);
    if (known) known.rows += rows;
    else this.#groups.set(key, { code: first.code, column: first.column, rows, example: first });
  }

  /** Largest first. */
  groups(): RejectionGroup[] {
    return [...this.#groups.values()].toSorted((a, b) => b.rows - a.rows);
  }
}

const keyOf = ({ code, column }: Pick<RejectionGroup, "code" | "column">) => `${code}/${column ?? ""}`;
