import { studentTwoSidedP } from "./distributions/student.ts";
import { criticalT, defaultLevel, type Interval, intervalAround } from "./interval.ts";
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
 * two waves as independent would throw away what each person shares with themselves. Where all differences are alike,
 * the variance is that of one more person one step off, as `meanVariance` has it. `null` below two people.
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
  const squares = sum(differences.map(({ count, points }) => count * (points - value) ** 2));
  const variance = squares > 0 ? squares / (n - 1) : 100 ** 2 / (n + 1);
  const se = Math.sqrt(variance / n);
  const half = criticalT(level, n - 1) * se;
  return {
    value,
    n,
    se,
    p: studentTwoSidedP(value / se, n - 1),
    interval: intervalAround(value, half, { level, method: "studentT" }),
  };
}
