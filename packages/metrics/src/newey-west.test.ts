import { describe, expect, it } from "vitest";
import { leastSquares } from "./least-squares.ts";
import { neweyWestErrors } from "./newey-west.ts";

/** Of a mean: the error is √((γ₀ + 2 Σ wₖ γₖ) / n), γₖ the autocovariances, written out here by themselves. */
function errorOfMean(y: readonly number[], lag: number): number {
  const n = y.length;
  const mean = y.reduce((sum, value) => sum + value, 0) / n;
  const covariance = (distance: number) =>
    y.slice(distance).reduce((sum, value, t) => sum + (value - mean) * ((y[t] ?? 0) - mean), 0) / n;
  let total = covariance(0);
  for (let distance = 1; distance <= lag; distance += 1) total += 2 * (1 - distance / (lag + 1)) * covariance(distance);
  return Math.sqrt(total / n);
}

function errorsOf(y: readonly number[], lag: number): number[] {
  const x = y.map(() => [1]);
  const fit = leastSquares(x, y);
  if (!fit) throw new Error("a mean can be fitted");
  return neweyWestErrors(x, fit, lag);
}

describe("errors by Newey and West", () => {
  const slow = [1, 2, 2, 3, 4, 4, 5, 6, 5, 5, 4, 3, 3, 2, 1, 1];

  it.each([0, 1, 3, 5])("are those of a mean with %i neighbours", (lag) => {
    expect(errorsOf(slow, lag)[0]).toBeCloseTo(errorOfMean(slow, lag), 12);
  });

  it("grow where neighbours resemble each other, and shrink where they alternate", () => {
    expect(errorsOf(slow, 3)[0]).toBeGreaterThan(1.5 * (errorsOf(slow, 0)[0] ?? 0));
    const alternating = slow.map((_, t) => (t % 2 === 0 ? 1 : -1));
    expect(errorsOf(alternating, 3)[0]).toBeLessThan(0.5 * (errorsOf(alternating, 0)[0] ?? 0));
  });
});
