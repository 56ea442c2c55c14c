import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastMethod, linearForecast, neededPerPeriod, probabilityAtLeast } from "./forecast.ts";

const y = [31, 30, 34, 33, 37, 36, 39, 38];
const t = [1, 2, 3, 4, 5, 6, 7, 8];
const series = fc
  .array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 30 })
  .filter((values) => new Set(values).size > 2);
const times = (values: readonly unknown[]) => values.map((_, index) => index);

describe("a linear forecast", () => {
  it("has the interval of a new value around it, widest far out, and passes through the mean", () => {
    forAll([series, fc.integer({ min: 1, max: 20 })], (values, ahead) => {
      const at = (time: number) => linearForecast(times(values), values, time);
      const [middle, next, later] = [at((values.length - 1) / 2), at(values.length), at(values.length + ahead)];
      expect(middle?.value).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 9);
      expect(next?.se).toBeGreaterThan(middle?.se ?? Infinity);
      expect(later?.se).toBeGreaterThan(next?.se ?? Infinity);
      expect((later?.interval.low ?? 0) + (later?.interval.high ?? 0)).toBeCloseTo(2 * (later?.value ?? Number.NaN), 8);
    });
  });

  it("reaches what is certain with certainty, its own value in half of all cases, and more the less is asked", () => {
    const forecast = linearForecast(t, y, 12);
    if (!forecast) throw new Error("eight points have a line");
    expect(probabilityAtLeast(forecast, forecast.value)).toBeCloseTo(0.5, 12);
    expect(probabilityAtLeast(forecast, forecast.interval.low)).toBeCloseTo(0.975, 9);
    expect(probabilityAtLeast(forecast, forecast.interval.high)).toBeCloseTo(0.025, 9);
    expect(probabilityAtLeast(forecast, 30)).toBeGreaterThan(probabilityAtLeast(forecast, 45));
    const certain = { ...forecast, se: 0, value: 40 };
    expect([probabilityAtLeast(certain, 40), probabilityAtLeast(certain, 40.1)]).toEqual([1, 0]);
  });

  it("is null without three points at different times", () => {
    expect([
      linearForecast([], [], 1),
      linearForecast([1, 2], [3, 4], 5),
      linearForecast([2, 2, 2], [3, 4, 5], 6),
    ]).toEqual([null, null, null]);
  });

  it("refuses times that do not go with values", () => {
    expect(() => linearForecast([1, 2, 3], [1, 2], 4)).toThrow(RangeError("3 times do not go with 2 values"));
  });
});

it("forecasts nothing below eight points, a line from eight, Holt's from twelve", () => {
  expect([0, 7, 8, 11, 12, 100].map(forecastMethod)).toEqual(["none", "none", "linear", "linear", "holt", "holt"]);
});

it("needs nothing of periods that are over", () => {
  expect(neededPerPeriod({ last: 40, target: 46, periods: 4 })).toBe(1.5);
  expect(neededPerPeriod({ last: 40, target: 46, periods: 0 })).toBeNull();
});
