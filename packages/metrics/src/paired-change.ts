import { studentQuantile, studentTwoSidedP } from "./distributions/student.ts";
import { defaultLevel, type Interval, intervalAround } from "./interval.ts";
import { sum } from "./vector.ts";

/** Counts of people by their NPS group before (rows) and after (columns), in the order detractor, passive, promoter. Tables of one panel add. */
export type PairedNpsTable = readonly [Row, Row, Row];
type Row = readonly [number, number, number];

export type PairedChange = {
  readonly value: number;
  readonly n: number;
  readonly se: number;
  readonly p: number;
  readonly interval: Interval;
};

/**
 * The change of an NPS when the same people answered twice: the mean of their differences in {−200, −100, 0, 100, 200} points with Student's t. Taking the
 * two waves as independent would throw away what each person shares with themselves. `null` below two people or when all differences are alike.
 * @throws RangeError for a count that is not a whole number from 0 up
 * @example
 * pairedNpsChange([[10, 5, 5], [2, 20, 8], [1, 4, 45]])?.value; // => 15
 */
export function pairedNpsChange(table: PairedNpsTable, level = defaultLevel): PairedChange | null {
  const differences = table.flatMap((row, before) =>
    row.map((count, after) => {
      if (!Number.isSafeInteger(count) || count < 0)
        throw new RangeError(`A count is a whole number from 0 up, not ${count}`);
      return { count, points: 100 * (after - before) };
    }),
  );
  const n = sum(differences.map(({ count }) => count));
  if (n < 2) return null;
  const value = sum(differences.map(({ count, points }) => count * points)) / n;
  const variance = sum(differences.map(({ count, points }) => count * (points - value) ** 2)) / (n - 1);
  if (variance === 0) return null;
  const se = Math.sqrt(variance / n);
  const half = studentQuantile(0.5 + level / 2, n - 1) * se;
  return {
    value,
    n,
    se,
    p: studentTwoSidedP(value / se, n - 1),
    interval: intervalAround(value, half, { level, method: "studentT" }),
  };
}
