import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dot, entryAt, meanOf, median, sampleVariance, sum, weightedMean } from "./vector.ts";

const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });

describe("lists of numbers", () => {
  it("have half of their values on either side of the median", () => {
    forAll([values], (x) => {
      const middle = median(x) ?? Number.NaN;
      expect(x.filter((value) => value < middle).length).toBeLessThanOrEqual(x.length / 2);
      expect(x.filter((value) => value > middle).length).toBeLessThanOrEqual(x.length / 2);
      expect(median(x.toReversed())).toBe(middle);
    });
  });

  it("have a variance that a shift does not change", () => {
    forAll([values, fc.integer({ min: -50, max: 50 })], (x, shift) => {
      const moved = sampleVariance(x.map((value) => value + shift));
      if (x.length < 2) expect(moved).toBeNull();
      else expect(moved).toBeCloseTo(sampleVariance(x) ?? Number.NaN, 6);
    });
  });

  it("have a weighted mean that is the mean of everybody", () => {
    forAll([values, fc.integer({ min: 1, max: 5 })], (x, times) => {
      expect(
        weightedMean(
          x,
          x.map(() => times),
        ),
      ).toBeCloseTo(meanOf(x) ?? Number.NaN, 9);
      expect(
        weightedMean(
          x,
          x.map((_, index) => index + 1),
        ),
      ).toBeCloseTo(meanOf(x.flatMap((value, index) => new Array<number>(index + 1).fill(value))) ?? Number.NaN, 9);
    });
  });

  it("of nothing have no middle", () => {
    expect([
      meanOf([]),
      median([]),
      sampleVariance([]),
      sampleVariance([3]),
      weightedMean([], []),
      weightedMean([3], [0]),
    ]).toEqual(new Array(6).fill(null));
    expect([sum([]), dot([], [])]).toEqual([0, 0]);
  });

  it("name the place that is missing", () => {
    expect(() => entryAt([1, 2], 2)).toThrow(RangeError("No entry 2 among 2"));
    expect(() => dot([1, 2], [1])).toThrow(RangeError("No entry 1 among 1"));
  });
});
