import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mannKendall } from "./trend.ts";

const series = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 25 });

describe("Mann–Kendall", () => {
  it("agrees with SciPy", () => {
    // SciPy 1.17.1: kendalltau(range(12), x).statistic, theilslopes(x).slope
    const found = mannKendall([38, 40, 39, 42, 41, 44, 43, 43, 46, 47, 45, 48]);
    expect(found?.tauB).toBeCloseTo(0.8091838819320086, 12);
    expect(found?.senSlope).toBeCloseTo(0.8166666666666667, 12);
  });

  it("turns its sign when time runs backwards, and stays when values are stretched", () => {
    forAll([series, fc.integer({ min: 1, max: 9 })], (x, unit) => {
      const [there, back, stretched] = [
        mannKendall(x),
        mannKendall(x.toReversed()),
        mannKendall(x.map((value) => unit * value + 3)),
      ];
      expect(back?.s).toBeCloseTo(-(there?.s ?? 0), 12);
      expect(back?.senSlope).toBeCloseTo(-(there?.senSlope ?? 0), 12);
      expect(back?.p ?? null).toEqual(there?.p ?? null);
      expect([stretched?.s, stretched?.p]).toEqual([there?.s, there?.p]);
      expect(stretched?.senSlope).toBeCloseTo(unit * (there?.senSlope ?? 0), 9);
    });
  });

  it("keeps S within its pairs and τ within ±1", () => {
    forAll([series], (x) => {
      const found = mannKendall(x);
      expect(Math.abs(found?.s ?? Infinity)).toBeLessThanOrEqual((x.length * (x.length - 1)) / 2);
      expect(Math.abs(found?.tauB ?? 0)).toBeLessThanOrEqual(1 + 1e-12);
    });
  });

  it("of a rise without exception is τ = 1", () => {
    expect(mannKendall([1, 2, 3, 5, 8])).toMatchObject({
      s: 10,
      tauB: expect.closeTo(1, 12),
      senSlope: expect.closeTo(1.625, 9),
    });
  });

  it("of equal values has no z, and of fewer than two is null", () => {
    expect(mannKendall([4, 4, 4])).toEqual({ s: 0, variance: 0, z: null, p: null, senSlope: 0, tauB: null });
    expect([mannKendall([]), mannKendall([4])]).toEqual([null, null]);
  });
});
