import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastSquares } from "./least-squares.ts";
import { transpose } from "./linear-algebra.ts";
import { dot } from "./vector.ts";

const value = fc.double({ min: -10, max: 10, noNaN: true });
const data = fc
  .array(fc.record({ x: value, y: value }), { minLength: 4, maxLength: 30 })
  .filter((rows) => new Set(rows.map(({ x }) => Math.round(x))).size > 2);

describe("least squares", () => {
  it("agrees with NumPy", () => {
    // NumPy 2.4.6: linalg.lstsq and inv(X.T @ X)
    const found = leastSquares(
      [
        [1, 1, 2],
        [1, 2, 1],
        [1, 3, 5],
        [1, 4, 3],
        [1, 5, 8],
        [1, 6, 4],
      ],
      [3, 4, 9, 8, 14, 12],
    );
    expect(found?.coefficients).toEqual([0.1062753, 1.38006073, 0.8861336].map((one) => expect.closeTo(one, 7)));
    expect(found?.rss).toBeCloseTo(0.32742915, 8);
    expect(found?.inverse[1]?.[2]).toBeCloseTo(-0.044028340080971666, 12);
    expect(found?.df).toBe(3);
  });

  it("leaves residuals that no column explains", () => {
    forAll([data], (rows) => {
      const x = rows.map((row) => [1, row.x]);
      const found = leastSquares(
        x,
        rows.map(({ y }) => y),
      );
      for (const column of transpose(x)) expect(dot(column, found?.residuals ?? [])).toBeCloseTo(0, 7);
    });
  });

  it("finds the line that was there", () => {
    forAll([data, value, value], (rows, a, b) => {
      const found = leastSquares(
        rows.map((row) => [1, row.x]),
        rows.map((row) => a + b * row.x),
      );
      expect(found?.coefficients).toEqual([expect.closeTo(a, 7), expect.closeTo(b, 7)]);
      expect(found?.rss).toBeCloseTo(0, 12);
    });
  });

  it("is null where columns repeat each other or nothing is left over", () => {
    expect(
      leastSquares(
        [
          [1, 2],
          [1, 2],
          [1, 2],
        ],
        [1, 2, 3],
      ),
    ).toBeNull();
    expect(
      leastSquares(
        [
          [1, 1],
          [1, 2],
        ],
        [1, 2],
      ),
    ).toBeNull();
    expect(leastSquares([], [])).toBeNull();
  });
});
