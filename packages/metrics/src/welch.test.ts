import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SampleMean, welchTest } from "./welch.ts";

const sample: fc.Arbitrary<SampleMean> = fc.record({
  mean: fc.double({ min: -10, max: 10, noNaN: true }),
  variance: fc.double({ min: 0.01, max: 20, noNaN: true }),
  n: fc.integer({ min: 2, max: 500 }),
});

describe("Welch's test", () => {
  it("agrees with SciPy", () => {
    // SciPy 1.17.1: ttest_ind([27.1, 22.0, 20.8, 23.4], [27.5, 21.0, 19.0, 23.6, 17.0, 17.9], equal_var=False)
    const found = welchTest({ mean: 21, variance: 15.724, n: 6 }, { mean: 23.325, variance: 7.4625, n: 4 });
    expect(found?.t).toBeCloseTo(1.0976887286, 9);
    expect(found?.df).toBeCloseTo(7.9434432394, 9);
    expect(found?.p).toBeCloseTo(0.3044967395, 9);
    expect([found?.interval.low, found?.interval.high]).toEqual([
      expect.closeTo(-2.5653767604, 8),
      expect.closeTo(7.2153767604, 8),
    ]);
  });

  it("turns its sign with its sides; its degrees lie between the smaller sample's and both together", () => {
    forAll([sample, sample], (a, b) => {
      const [there, back] = [welchTest(a, b), welchTest(b, a)];
      expect(back?.difference).toBeCloseTo(-(there?.difference ?? Number.NaN), 12);
      expect(back?.p).toBeCloseTo(there?.p ?? Number.NaN, 12);
      expect(there?.df).toBeGreaterThanOrEqual(Math.min(a.n, b.n) - 1 - 1e-9);
      expect(there?.df).toBeLessThanOrEqual(a.n + b.n - 2 + 1e-9);
    });
  });

  it("is significant at 5 % exactly when its 95 % interval leaves out 0", () => {
    forAll([sample, sample], (a, b) => {
      const found = welchTest(a, b);
      if (found) expect(found.p < 0.05).toBe(found.interval.low > 0 || found.interval.high < 0);
    });
  });

  it("is null where a sample has one answer or nothing varies", () => {
    const fine = { mean: 3, variance: 1, n: 10 };
    expect(welchTest(fine, { ...fine, n: 1 })).toBeNull();
    expect(welchTest({ ...fine, variance: 0 }, { ...fine, variance: 0 })).toBeNull();
    expect(welchTest(fine, { ...fine, variance: 0 })).not.toBeNull();
  });
});
