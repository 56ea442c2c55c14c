import { type Matrix, transpose } from "./linear-algebra.ts";
import { dot, meanOf } from "./vector.ts";

/** An outcome with its drivers, as correlations. */
export type DriverCorrelations = {
  /** Between drivers, 1 on the diagonal. */
  readonly rxx: Matrix;
  /** Of each driver with the outcome. */
  readonly rxy: readonly number[];
};

/**
 * Correlations of complete cases, the outcome first in each row. `null` when there are fewer than two or a column does not vary.
 * @example
 * correlationsOf([[1, 2], [2, 4], [3, 6]])?.rxy[0]?.toFixed(9); // => "1.000000000"
 */
export function correlationsOf(rows: Matrix): DriverCorrelations | null {
  const columns = transpose(rows).map(unitLength);
  if (columns.length < 2 || columns.some((column) => column === null)) return null;
  const [y, ...x] = columns.filter((column) => column !== null);
  if (!y) return null;
  return { rxx: x.map((a) => x.map((b) => (a === b ? 1 : dot(a, b)))), rxy: x.map((a) => dot(a, y)) };
}

function unitLength(column: readonly number[]): number[] | null {
  const mean = meanOf(column) ?? 0;
  const centred = column.map((value) => value - mean);
  const length = Math.sqrt(dot(centred, centred));
  return length > 0 ? centred.map((value) => value / length) : null;
}

/**
 * Correlations pulled towards independence, (R + λ)/(1 + λ) off the diagonal: what pairwise sums with missing items need, which may not be the
 * correlations of any data at all.
 * @example
 * ridged({ rxx: [[1, 1], [1, 1]], rxy: [0.5, 0.5] }, 1); // => { rxx: [[1, 0.5], [0.5, 1]], rxy: [0.25, 0.25] }
 */
export function ridged({ rxx, rxy }: DriverCorrelations, lambda = 1e-3): DriverCorrelations {
  return {
    rxx: rxx.map((row, i) => row.map((value, j) => (i === j ? 1 : value / (1 + lambda)))),
    rxy: rxy.map((value) => value / (1 + lambda)),
  };
}

/** The mean size of the correlations between drivers; above .7 a halo covers them all. 0 for a single driver. */
export function meanAbsoluteCorrelation(rxx: Matrix): number {
  const pairs = rxx.flatMap((row, i) => row.slice(i + 1).map(Math.abs));
  return meanOf(pairs) ?? 0;
}
