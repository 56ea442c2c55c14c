import { entryAt, sum } from "../vector.ts";
import { type Cell, over, type TalliedUnit } from "./units.ts";

/** A group period by period: answers, the real part (values less what their cells were before the start) and the mix part (what the cells were). */
export type GroupSeries = {
  readonly n: ReadonlyMap<number, number>;
  readonly real: ReadonlyMap<number, number>;
  readonly mix: ReadonlyMap<number, number>;
};

/** A cell with what its answers are expected to count: its own mean before the start, or the unit's where the cell has too few answers. */
export type ExpectedCell = { readonly cell: Cell; readonly baselineN: number; readonly expected: number };

/**
 * What every cell of a group is expected to score. A unit without any baseline answer takes the group's mean: verdict.md says nothing of it, and the group's is
 * the level that such a unit moves the group from (docs/decisions).
 */
export function expectCells(
  units: readonly TalliedUnit[],
  baseline: readonly number[],
  minAnswers: number,
): ExpectedCell[] {
  const all = units.flatMap(({ cells }) => cells);
  const groupMean = meanIn(all, baseline) ?? 0;
  return units.flatMap(({ cells }) => {
    const unitMean = meanIn(cells, baseline) ?? groupMean;
    return cells.map((cell) => {
      const baselineN = over(baseline, cell.n);
      return {
        cell,
        baselineN,
        expected: baselineN < minAnswers ? unitMean : over(baseline, cell.sums) / baselineN,
      };
    });
  });
}

function meanIn(cells: readonly Cell[], periods: readonly number[]): number | null {
  const n = sum(cells.map((cell) => over(periods, cell.n)));
  return n === 0 ? null : sum(cells.map((cell) => over(periods, cell.sums))) / n;
}

/** The series of a group in the periods where it has answers. */
export function seriesOf(cells: readonly ExpectedCell[], periods: readonly number[]): GroupSeries {
  const series = {
    n: new Map<number, number>(),
    real: new Map<number, number>(),
    mix: new Map<number, number>(),
  };
  for (const period of periods) {
    let [n, values, expectation] = [0, 0, 0];
    for (const { cell, expected } of cells) {
      const answers = entryAt(cell.n, period);
      n += answers;
      values += entryAt(cell.sums, period);
      expectation += answers * expected;
    }
    if (n === 0) continue;
    series.n.set(period, n);
    series.real.set(period, (values - expectation) / n);
    series.mix.set(period, expectation / n);
  }
  return series;
}

/** The value of a period that has to be there. @throws RangeError naming the period */
export function valueIn(values: ReadonlyMap<number, number>, period: number): number {
  const value = values.get(period);
  if (value === undefined) throw new RangeError(`No answers in period ${period}`);
  return value;
}
