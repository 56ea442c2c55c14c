import { type Matrix, transpose } from "./linear-algebra.ts";
import { dot, entryAt, sum } from "./vector.ts";

export type LeastSquares = {
  readonly coefficients: readonly number[];
  readonly residuals: readonly number[];
  /** Residual sum of squares. */
  readonly rss: number;
  readonly df: number;
  /** (XᵀX)⁻¹, the shape of the coefficients' covariance. */
  readonly inverse: Matrix;
};

/**
 * Ordinary least squares by a twice-repeated Gram–Schmidt decomposition, which does not square the condition of X as the normal equations do.
 * `null` when the columns of X depend on each other or leave no degree of freedom.
 */
export function leastSquares(x: Matrix, y: readonly number[]): LeastSquares | null {
  const columns = transpose(x);
  const df = x.length - columns.length;
  const qr = df > 0 ? orthogonalise(columns) : null;
  if (!qr) return null;
  const { q, r } = qr;
  const coefficients = solveUpper(
    r,
    q.map((column) => dot(column, y)),
  );
  const residuals = y.map((value, row) => value - dot(entryAt(x, row), coefficients));
  const rInverse = transpose(
    r.map((_, k) =>
      solveUpper(
        r,
        r.map((__, i) => (i === k ? 1 : 0)),
      ),
    ),
  );
  return {
    coefficients,
    residuals,
    rss: sum(residuals.map((e) => e ** 2)),
    df,
    inverse: rInverse.map((a) => rInverse.map((b) => dot(a, b))),
  };
}

/** Columns Q orthonormal and R upper triangular with X = QR. */
function orthogonalise(columns: Matrix): { q: number[][]; r: number[][] } | null {
  const q: number[][] = [];
  const r: number[][] = columns.map(() => columns.map(() => 0));
  for (const [k, column] of columns.entries()) {
    let rest = [...column];
    // The second pass removes what rounding left of the first.
    for (let pass = 0; pass < 2; pass += 1) {
      for (const [j, basis] of q.entries()) {
        const part = dot(basis, rest);
        rest = rest.map((value, i) => value - part * entryAt(basis, i));
        entryAt(r, j)[k] = entryAt(entryAt(r, j), k) + part;
      }
    }
    const length = Math.sqrt(dot(rest, rest));
    if (!(length > 1e-10 * Math.sqrt(dot(column, column)))) return null;
    entryAt(r, k)[k] = length;
    q.push(rest.map((value) => value / length));
  }
  return { q, r };
}

function solveUpper(r: Matrix, b: readonly number[]): number[] {
  const solution = b.map(() => 0);
  for (let i = r.length - 1; i >= 0; i -= 1) {
    const row = entryAt(r, i);
    solution[i] = (entryAt(b, i) - dot(row.slice(i + 1), solution.slice(i + 1))) / entryAt(row, i);
  }
  return solution;
}
