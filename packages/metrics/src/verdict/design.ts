import { leastSquares } from "../least-squares.ts";
import { type Matrix, transpose } from "../linear-algebra.ts";
import { dot, entryAt, meanOf, sum } from "../vector.ts";

/** Periods of 28 days in a year. */
export const periodsPerYear = 13;

/** How a gap after the start is measured against its projection from before: the weights of the periods, and what they cost in certainty. */
export type Design = {
  /** c_t of every period that is used: 1/K₁ after the start, minus the projection before it. */
  readonly weights: ReadonlyMap<number, number>;
  /** κ = Σc². */
  readonly kappa: number;
  /** Baseline periods less the columns of the line. */
  readonly df: number;
  /** Of each baseline period on its own fitted value. */
  readonly leverages: ReadonlyMap<number, number>;
  /** [(XᵀX)⁻¹]₂₂: the variance of the slope for a variance of 1 a period. */
  readonly slopeVariance: number;
  /** The line through baseline values: its slope a period, the sum of squares left over, and its value at any period. */
  readonly fit: (valueAt: (period: number) => number) => DesignFit;
};

export type DesignFit = { readonly slope: number; readonly rss: number; readonly at: (period: number) => number };

/**
 * The design of a verdict: mean of the after periods minus the projection of a straight line through the baseline, with a yearly cycle where asked for.
 * `null` when the baseline cannot carry the line. Source: Rambachan & Roth 2023 for projecting what was under way; Lopez Bernal et al. 2018.
 */
export function projectionDesign(
  baseline: readonly number[],
  after: readonly number[],
  { yearlyCycle }: { yearlyCycle: boolean },
): Design | null {
  const centre = meanOf(after);
  if (centre === null) return null;
  const row = (period: number): number[] => {
    const angle = (2 * Math.PI * period) / periodsPerYear;
    return [1, period - centre, ...(yearlyCycle ? [Math.sin(angle), Math.cos(angle)] : [])];
  };
  const rows = baseline.map(row);
  const fitted = leastSquares(
    rows,
    rows.map(() => 0),
  );
  if (!fitted) return null;
  const { inverse, df } = fitted;
  const ahead = transpose(after.map(row)).map((column) => meanOf(column) ?? 0);
  const towards = inverse.map((one) => dot(one, ahead));
  const weights = new Map(after.map((period) => [period, 1 / after.length]));
  for (const [at, period] of baseline.entries()) weights.set(period, -dot(entryAt(rows, at), towards));
  const leverages = baseline.map((period, at): [number, number] => [period, leverage(inverse, entryAt(rows, at))]);
  return {
    weights,
    kappa: sum([...weights.values()].map((c) => c ** 2)),
    df,
    leverages: new Map(leverages),
    slopeVariance: entryAt(entryAt(inverse, 1), 1),
    fit: (valueAt) => fitLine({ baseline, rows, inverse, row }, baseline.map(valueAt)),
  };
}

function leverage(inverse: Matrix, row: readonly number[]): number {
  return dot(
    inverse.map((one) => dot(one, row)),
    row,
  );
}

type Basis = {
  readonly baseline: readonly number[];
  readonly rows: Matrix;
  readonly inverse: Matrix;
  readonly row: (period: number) => number[];
};

function fitLine({ rows, inverse, row }: Basis, values: readonly number[]): DesignFit {
  const moments = transpose(rows).map((column) => dot(column, values));
  const coefficients = inverse.map((one) => dot(one, moments));
  const at = (period: number) => dot(row(period), coefficients);
  const rss = sum(values.map((value, index) => (value - dot(entryAt(rows, index), coefficients)) ** 2));
  return { slope: entryAt(coefficients, 1), rss, at };
}
