import type { AnswerSet } from "../alerts/explain.ts";
import { type AccountMeasure, allSlice, type CountSet } from "../alerts/watch.ts";

/** Answers of an account that lie in the same slices, week by week. */
export type AccountCell = { readonly in: readonly string[]; readonly week: (week: number) => readonly number[] };

/** A measure over cells, and how sets of them are counted. */
export function accountOf(
  cells: readonly AccountCell[],
  weekCount: number,
  measure: Omit<AccountMeasure, "slices">,
): { measure: AccountMeasure; countSet: CountSet } {
  const lies = ({ inside, outside = [], anyOf }: AnswerSet, cell: AccountCell) => {
    const has = (slice: string) => slice === allSlice || cell.in.includes(slice);
    return inside.every(has) && !outside.some(has) && (anyOf?.some(has) ?? true);
  };
  const count = (set: AnswerSet, from: number, end: number) =>
    Array.from({ length: end - from }, (_, at) => {
      const found = cells.filter((cell) => lies(set, cell)).map((cell) => cell.week(from + at));
      return measure.values.map((_, place) => found.reduce((sum, counts) => sum + (counts[place] ?? 0), 0));
    });
  const slices = [allSlice, ...new Set(cells.flatMap((cell) => cell.in))];
  return {
    measure: { ...measure, slices: new Map(slices.map((slice) => [slice, count({ inside: [slice] }, 0, weekCount)])) },
    countSet: (_, set, from, end) => count(set, from, end),
  };
}
