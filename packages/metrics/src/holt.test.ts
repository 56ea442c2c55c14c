import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitHolt, holt, holtForecast, holtPrediction } from "./holt.ts";
import { seededRandom } from "./random.ts";

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

describe("the interval of what is still to come", () => {
  it("grows the further it looks ahead, and is none of too short a series", () => {
    const fit = holt([3, 5, 4, 8, 7, 9, 12, 10, 13, 12, 15, 16], { alpha: 0.4, beta: 0.2 });
    const width = (ahead: number) => (fit && holtPrediction(fit, { ahead, points: 12 })?.se) ?? Number.NaN;
    expect(width(1)).toBeCloseTo(Math.sqrt((fit?.squaredError ?? 0) / 8), 12);
    expect([1, 2, 3, 6].map(width)).toEqual([6, 3, 2, 1].map(width).toReversed());
    expect(width(6)).toBeGreaterThan(width(3));
    expect(width(3)).toBeGreaterThan(width(2));
    expect(fit && holtPrediction(fit, { ahead: 1, points: 4 })).toBeNull();
  });

  it("holds the value to come about as often as it says, for series that are made so", () => {
    const random = seededRandom(68);
    const noise = () => Array.from({ length: 12 }, random).reduce((all, one) => all + one, -6);
    const [alpha, beta, ahead, rounds] = [0.3, 0.2, 4, 2000];
    let held = 0;
    for (let round = 0; round < rounds; round += 1) {
      let [level, trend] = [40, 0.5];
      const y = Array.from({ length: 44 }, () => {
        const error = noise();
        const value = level + trend + error;
        [level, trend] = [level + trend + alpha * error, trend + alpha * beta * error];
        return value;
      });
      const fit = holt(y.slice(0, 40), { alpha, beta });
      const found = fit && holtPrediction(fit, { ahead, points: 40 });
      const value = y[39 + ahead] ?? Number.NaN;
      if (found && value >= found.interval.low && value <= found.interval.high) held += 1;
    }
    expect(held / rounds).toBeGreaterThan(0.93);
    expect(held / rounds).toBeLessThan(0.985);
  });
});
