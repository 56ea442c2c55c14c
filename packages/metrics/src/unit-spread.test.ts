import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateUnits, rankIntervals, unitSpread } from "./unit-spread.ts";

const units = fc.array(
  fc.record({
    value: fc.double({ min: -100, max: 100, noNaN: true }),
    variance: fc.double({ min: 1, max: 200, noNaN: true }),
  }),
  { minLength: 5, maxLength: 25 },
);

describe("how much units differ beyond chance", () => {
  it("lies in its interval, and does not change when all units score more", () => {
    forAll([units, fc.integer({ min: -50, max: 50 })], (given, more) => {
      const found = unitSpread(given);
      expect(found?.low).toBeLessThanOrEqual(found?.sd ?? Number.NaN);
      expect(found?.high).toBeGreaterThanOrEqual(found?.sd ?? Number.NaN);
      const moved = unitSpread(given.map(({ value, variance }) => ({ value: value + more, variance })));
      expect(moved?.sd).toBeCloseTo(found?.sd ?? Number.NaN, 4);
    });
  });

  it("is the plain standard deviation less the sampling where all are as exact", () => {
    const found = unitSpread([10, 20, 30, 40, 50].map((value) => ({ value, variance: 4 })));
    expect(found?.sd).toBeCloseTo(Math.sqrt(250 - 4), 9);
  });

  it("is nothing for equal units, and unknown of four", () => {
    const equal = [1, 2, 3, 4, 5].map(() => ({ value: 30, variance: 9 }));
    expect(unitSpread(equal)).toMatchObject({ sd: 0, low: 0, high: 0 });
    expect(unitSpread(equal.slice(1))).toBeNull();
    expect(() => unitSpread([{ value: 1, variance: 0 }])).toThrow("not by 0");
  });
});

describe("ranks", () => {
  it("hold the place of every unit, whatever their order", () => {
    forAll([units], (given) => {
      const ranks = rankIntervals(given);
      for (const [at, { value }] of given.entries()) {
        const place = 1 + given.filter((other) => other.value > value).length;
        expect(ranks[at]?.low).toBeLessThanOrEqual(place);
        expect(ranks[at]?.high).toBeGreaterThanOrEqual(place);
      }
      expect(rankIntervals(given.toReversed())).toEqual(ranks.toReversed());
    });
  });

  it("are certain far apart and tied close by", () => {
    const far = [0, 100, 200].map((value) => ({ value, variance: 4 }));
    expect(rankIntervals(far).map(({ low, high }) => [low, high])).toEqual([
      [3, 3],
      [2, 2],
      [1, 1],
    ]);
    const near = [0, 1, 2].map((value) => ({ value, variance: 4 }));
    expect(rankIntervals(near).every(({ low, high }) => low === 1 && high === 3)).toBe(true);
  });
});

it("a unit below ten answers is left out, and five that agree borrow doubt from the others", () => {
  const [agreed, ...others] = estimateUnits([
    { n: 10, mean: 1, variance: 0 },
    { n: 90, mean: 0.2, variance: 0.6 },
    { n: 9, mean: 0, variance: 0.5 },
  ]);
  expect(others).toHaveLength(1);
  expect(agreed?.variance).toBeCloseTo((10 * 0.54) / 20 / 10, 12);
});
