import { dot, entryAt } from "./vector.ts";

/** Rows of equal length. */
export type Matrix = readonly (readonly number[])[];

/** Columns of a matrix as rows. */
export function transpose(matrix: Matrix): number[][] {
  return (matrix[0] ?? []).map((_, column) => matrix.map((row) => entryAt(row, column)));
}

/** The product of two matrices: as many columns in the first as rows in the second. */
export function multiply(a: Matrix, b: Matrix): number[][] {
  const columns = transpose(b);
  return a.map((row) => columns.map((column) => dot(row, column)));
}

/**
 * The x of a·x = b for a symmetric positive definite matrix, by Cholesky's decomposition; `null` when it is not positive definite.
 * @example
 * solvePositive([[4, 2], [2, 5]], [8, 12]); // => [1, 2]
 */
export function solvePositive(a: Matrix, b: readonly number[]): number[] | null {
  const lower = cholesky(a);
  if (!lower) return null;
  const forward: number[] = [];
  for (const [i, row] of lower.entries())
    forward.push((entryAt(b, i) - dot(row.slice(0, i), forward)) / entryAt(row, i));
  const columns = transpose(lower);
  const solution: number[] = forward.map(() => 0);
  for (let i = lower.length - 1; i >= 0; i -= 1) {
    const column = entryAt(columns, i);
    const known = dot(column.slice(i + 1), solution.slice(i + 1));
    solution[i] = (entryAt(forward, i) - known) / entryAt(column, i);
  }
  return solution;
}

/** The lower triangle L with L·Lᵀ = a, zeros above; `null` when a is not positive definite to working precision. */
export function cholesky(a: Matrix): number[][] | null {
  const lower: number[][] = [];
  for (const [i, row] of a.entries()) {
    const current: number[] = [];
    for (let j = 0; j < i; j += 1) {
      const other = entryAt(lower, j);
      current.push((entryAt(row, j) - dot(current, other.slice(0, j))) / entryAt(other, j));
    }
    const rest = entryAt(row, i) - dot(current, current);
    if (!(rest > 1e-12 * Math.max(1e-300, entryAt(row, i)))) return null;
    lower.push([...current, Math.sqrt(rest), ...a.slice(i + 1).map(() => 0)]);
  }
  return lower;
}

/** The inverse of a symmetric positive definite matrix, `null` when it is not positive definite. */
export function invertPositive(a: Matrix): number[][] | null {
  const columns = a.map((_, k) =>
    solvePositive(
      a,
      a.map((__, i) => (i === k ? 1 : 0)),
    ),
  );
  return columns.every((column) => column !== null) ? columns : null;
}

export type Eigen = { readonly values: readonly number[]; readonly vectors: Matrix };

/** Eigenvalues and eigenvectors (one a row) of a symmetric matrix by Jacobi's rotations: slow for large ones, exact for the dozens of drivers there are. */
export function symmetricEigen(matrix: Matrix): Eigen {
  const a = matrix.map((row) => [...row]);
  const v: number[][] = a.map((_, i) => a.map((__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 100 && offDiagonal(a) > 1e-30; sweep += 1) {
    for (let p = 0; p < a.length; p += 1) for (let q = p + 1; q < a.length; q += 1) rotate(a, v, p, q);
  }
  return { values: a.map((row, i) => entryAt(row, i)), vectors: v };
}

function offDiagonal(a: Matrix): number {
  return a.reduce(
    (total, row, i) => total + row.reduce((part, value, j) => (i === j ? part : part + value ** 2), 0),
    0,
  );
}

function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const apq = entryAt(entryAt(a, p), q);
  if (apq === 0) return;
  const theta = (entryAt(entryAt(a, q), q) - entryAt(entryAt(a, p), p)) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta ** 2 + 1));
  const c = 1 / Math.sqrt(t ** 2 + 1);
  const s = t * c;
  const turn = (rows: number[][]) => {
    const [rowP, rowQ] = [entryAt(rows, p), entryAt(rows, q)];
    rows[p] = rowP.map((value, k) => c * value - s * entryAt(rowQ, k));
    rows[q] = rowP.map((value, k) => s * value + c * entryAt(rowQ, k));
  };
  turn(a);
  for (const row of a) {
    const [atP, atQ] = [entryAt(row, p), entryAt(row, q)];
    row[p] = c * atP - s * atQ;
    row[q] = s * atP + c * atQ;
  }
  turn(v);
}
