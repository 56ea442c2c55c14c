import type { LeastSquares } from "./least-squares.ts";
import { type Matrix, multiply } from "./linear-algebra.ts";
import { entryAt } from "./vector.ts";

/**
 * Standard errors of a fit whose neighbouring errors may resemble each other, by Newey and West: Bartlett weights up to `lag` neighbours, no small-sample
 * correction; with none it is White's HC0. Source: Newey & West 1987, Econometrica.
 * @example
 * neweyWestErrors([[1], [1], [1], [1]], { residuals: [-2, -1, 0, 3], inverse: [[0.25]] }, 0)[0]?.toFixed(6); // => "0.935414"
 */
export function neweyWestErrors(x: Matrix, { residuals, inverse }: LeastSquares, lag: number): number[] {
  const scores = x.map((row, t) => row.map((value) => value * entryAt(residuals, t)));
  const size = inverse.length;
  const middle = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let distance = 0; distance <= lag; distance += 1) {
    const weight = 1 - distance / (lag + 1);
    for (let t = distance; t < scores.length; t += 1) {
      const [now, then] = [entryAt(scores, t), entryAt(scores, t - distance)];
      for (const [i, row] of middle.entries())
        for (const [j, value] of row.entries()) {
          const product = entryAt(now, i) * entryAt(then, j);
          const mirrored = distance === 0 ? 0 : entryAt(then, i) * entryAt(now, j);
          row[j] = value + weight * (product + mirrored);
        }
    }
  }
  return multiply(multiply(inverse, middle), inverse).map((row, k) => Math.sqrt(Math.max(0, entryAt(row, k))));
}
