import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitHolt, holt, holtForecast } from "./holt.ts";

const series = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 30 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("Holt's smoothing", () => {
  it("follows a straight line without error, whatever α and β are", () => {
    forAll([share, share, fc.integer({ min: -5, max: 5 })], (alpha, beta, slope) => {
      const found = holt(
        Array.from({ length: 12 }, (_, index) => 40 + slope * index),
        { alpha, beta },
      );
      expect(found?.squaredError).toBeCloseTo(0, 12);
      expect(found && holtForecast(found, 3)).toBeCloseTo(40 + slope * 14, 9);
    });
  });

  it("is its error-correction form: level and trend move by αe and αβe", () => {
    forAll([series, share, share], (y, alpha, beta) => {
      let [level, trend] = [y[0] ?? 0, (y[1] ?? 0) - (y[0] ?? 0)];
      for (const value of y.slice(1)) {
        const error = value - level - trend;
        [level, trend] = [level + trend + alpha * error, trend + alpha * beta * error];
      }
      const found = holt(y, { alpha, beta });
      expect(found?.level).toBeCloseTo(level, 8);
      expect(found?.trend).toBeCloseTo(trend, 8);
    });
  });

  it("is fitted no worse than any pair of the grid", () => {
    forAll([series, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })], (y, a, b) => {
      const other = holt(y, { alpha: a / 20, beta: b / 20 });
      expect(fitHolt(y)?.squaredError).toBeLessThanOrEqual(other?.squaredError ?? 0);
    });
  });

  it("is null of too short a series, and refuses α or β outside 0…1", () => {
    expect([holt([], { alpha: 0.5, beta: 0.5 }), holt([1], { alpha: 0.5, beta: 0.5 }), fitHolt([1, 2])]).toEqual([
      null,
      null,
      null,
    ]);
    expect(() => holt([1, 2], { alpha: 1.5, beta: 0.5 })).toThrow(RangeError("alpha lies in 0…1, not 1.5"));
    expect(() => holt([1, 2], { alpha: 0.5, beta: -1 })).toThrow(RangeError("beta lies in 0…1, not -1"));
  });
});
