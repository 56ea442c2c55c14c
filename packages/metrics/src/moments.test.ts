import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogramFromCounts, histogramFromScores } from "./histogram.ts";
import { meanVariance, mergeMoments, moments, type RunningMoments } from "./moments.ts";
import { answered } from "./testing/arbitraries.ts";

const five = { min: 1, max: 5, direction: "lowerIsBetter" } as const;
const values = fc.array(fc.integer({ min: -50, max: 50 }));
const runningOf = (x: readonly number[]): RunningMoments => {
  const mean = x.length === 0 ? 0 : x.reduce((sum, value) => sum + value, 0) / x.length;
  return { n: x.length, mean, m2: x.reduce((sum, value) => sum + (value - mean) ** 2, 0) };
};
const close = ({ n, mean, m2 }: RunningMoments) => ({ n, mean: expect.closeTo(mean, 8), m2: expect.closeTo(m2, 6) });

describe("moments", () => {
  it("are those of the single answers", () => {
    forAll([answered], (histogram) => {
      const x = histogram.counts.flatMap((count, bin) => new Array<number>(count).fill(histogram.scale.min + bin));
      const { mean, m2 } = runningOf(x);
      const found = moments(histogram);
      expect(found?.mean).toBeCloseTo(mean, 12);
      if (x.length > 1) expect(found?.sd).toBeCloseTo(Math.sqrt(m2 / (x.length - 1)), 12);
      else expect(found?.sd).toBeNull();
    });
  });

  it("are as answered, whatever the direction, and carry their scale", () => {
    expect(moments(histogramFromScores(five, [1, 2, 3]))).toEqual({ scale: five, n: 3, sum: 6, mean: 2, sd: 1 });
  });

  it("of no answers are null", () => {
    expect(moments(histogramFromCounts(five, [0, 0, 0, 0, 0]))).toBeNull();
  });

  it("give tests a variance even where all agree, and none from a single answer", () => {
    const variance = (scores: number[]) => {
      const found = moments(histogramFromScores(five, scores));
      return found && meanVariance(found);
    };
    expect(variance([3, 3, 3, 3])).toBe(1 / 5);
    expect(variance([2, 4])).toBeCloseTo(2, 12);
    expect(variance([3])).toBeNull();
  });
});

describe("merging moments", () => {
  it("is what the data together have", () => {
    forAll([values, values], (a, b) =>
      expect(mergeMoments(runningOf(a), runningOf(b))).toEqual(close(runningOf([...a, ...b]))),
    );
  });

  it("is associative and commutative, with nothing as its identity", () => {
    forAll([values, values, values], (x, y, z) => {
      const [a, b, c] = [runningOf(x), runningOf(y), runningOf(z)];
      expect(mergeMoments(mergeMoments(a, b), c)).toEqual(close(mergeMoments(a, mergeMoments(b, c))));
      expect(mergeMoments(a, b)).toEqual(close(mergeMoments(b, a)));
      expect(mergeMoments(a, { n: 0, mean: 0, m2: 0 })).toEqual(close(a));
    });
  });
});
