import { type Matrix, transpose } from "./linear-algebra.ts";
import { entryAt, meanOf, sum } from "./vector.ts";

export type Raked = {
  readonly fitted: Matrix;
  /** The weight of one answer of each cell, `null` where there is none to weight. */
  readonly cellWeights: readonly (readonly (number | null)[])[];
};

const tolerance = 1e-8;
const maxRounds = 100_000;

/**
 * Iterative proportional fitting: scale rows, then columns, to their targets until every margin is within 1e-8. `null` when the targets cannot be met,
 * because a row or column with a target has no answers or empty cells stand in the way. Source: Deming & Stephan 1940.
 * @throws RangeError for cells or targets that are negative, and for targets whose totals differ
 * @example
 * rake([[20, 30, 10], [40, 35, 15]], [90, 60], [50, 70, 30])?.fitted[0]?.[0]?.toFixed(5); // => "26.27088"
 */
export function rake(sample: Matrix, rowTargets: readonly number[], columnTargets: readonly number[]): Raked | null {
  checkTable(sample, rowTargets, columnTargets);
  let fitted: Matrix = sample;
  for (let round = 0; round < maxRounds; round += 1) {
    fitted = transpose(scaleRows(transpose(scaleRows(fitted, rowTargets)), columnTargets));
    if (worstRow(fitted, rowTargets) < tolerance) return { fitted, cellWeights: divide(fitted, sample) };
  }
  return null;
}

function scaleRows(table: Matrix, targets: readonly number[]): Matrix {
  return table.map((row, index) => {
    const total = sum(row);
    const factor = total > 0 ? entryAt(targets, index) / total : 0;
    return row.map((value) => value * factor);
  });
}

/** Columns fit after their own scaling, unless they are empty, and then the rows' total does not either. */
function worstRow(table: Matrix, targets: readonly number[]): number {
  return Math.max(...table.map((row, index) => Math.abs(sum(row) - entryAt(targets, index))));
}

function divide(fitted: Matrix, sample: Matrix): (number | null)[][] {
  return fitted.map((row, r) =>
    row.map((value, c) => {
      const count = entryAt(entryAt(sample, r), c);
      return count > 0 ? value / count : null;
    }),
  );
}

function checkTable(sample: Matrix, rows: readonly number[], columns: readonly number[]): void {
  for (const target of [...rows, ...columns])
    if (!(target >= 0)) throw new RangeError(`A target is 0 or more, not ${target}`);
  for (const count of sample.flat())
    if (!(count >= 0)) throw new RangeError(`A cell holds 0 answers or more, not ${count}`);
  if (Math.abs(sum(rows) - sum(columns)) > 1e-9 * Math.max(1, sum(rows)))
    throw new RangeError(`Targets of rows add to ${sum(rows)}, of columns to ${sum(columns)}`);
}

export type CappedWeights = { readonly weights: readonly number[]; readonly cappedCount: number };

/**
 * Weights kept between 0.3 and 3 times their mean, and how many had to be: a few answers may not speak for everybody. The margins are then met only
 * nearly, which is why the count is reported.
 * @example
 * capWeights([1, 1, 1, 1, 1, 1, 1, 9]).weights; // => [1, 1, 1, 1, 1, 1, 1, 6]
 */
export function capWeights(
  weights: readonly number[],
  { lowest = 0.3, highest = 3 }: { lowest?: number; highest?: number } = {},
): CappedWeights {
  const mean = meanOf(weights) ?? 0;
  const capped = weights.map((weight) => Math.min(highest * mean, Math.max(lowest * mean, weight)));
  return { weights: capped, cappedCount: capped.filter((weight, index) => weight !== weights[index]).length };
}
