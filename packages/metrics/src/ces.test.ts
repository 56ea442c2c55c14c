import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { easeCounts, easeSummary } from "./ces.ts";
import { histogramFromCounts } from "./histogram.ts";
import { answered, times, withOneRaised } from "./testing/arbitraries.ts";
import { forAll } from "./testing/for-all.ts";

/** The same feelings on the scale that points the other way: the easiest answer stays the easiest. */
const reworded = ({ scale, counts }: ReturnType<typeof histogramFromCounts>) =>
  histogramFromCounts(
    { ...scale, direction: scale.direction === "higherIsBetter" ? "lowerIsBetter" : "higherIsBetter" },
    counts.toReversed(),
  );

describe("the ease index", () => {
  it("lies between 0 and 100, its interval too", () => {
    forAll([answered], (histogram) => {
      const summary = easeSummary(histogram);
      for (const value of [summary?.value, summary?.interval?.low ?? 0, summary?.interval?.high ?? 100]) {
        expect(value).toBeGreaterThanOrEqual(-1e-9);
        expect(value).toBeLessThanOrEqual(100 + 1e-9);
      }
    });
  });

  it("is the same for both wordings of one question", () => {
    forAll([answered], (histogram) => {
      const [one, other] = [easeSummary(histogram), easeSummary(reworded(histogram))];
      expect(other?.value).toBeCloseTo(one?.value ?? Number.NaN, 9);
      expect(other?.interval?.low ?? 0).toBeCloseTo(one?.interval?.low ?? 0, 9);
      expect(easeCounts(reworded(histogram))).toEqual(easeCounts(histogram));
    });
  });

  it("moves with a raised answer as the scale says", () => {
    forAll([answered, fc.nat()], (histogram, place) => {
      const raised = withOneRaised(histogram, place);
      if (!raised) return;
      const change = (easeSummary(raised)?.value ?? 0) - (easeSummary(histogram)?.value ?? 0);
      expect(Math.sign(change)).toBe(histogram.scale.direction === "higherIsBetter" ? 1 : -1);
    });
  });

  it("knows more from more answers", () => {
    forAll([answered], (histogram) => {
      const width = (k: number) => {
        const interval = easeSummary(times(k, histogram))?.interval;
        return interval ? interval.high - interval.low : Number.NaN;
      };
      expect(width(20)).toBeLessThanOrEqual(width(2));
    });
  });

  it("of no answers is null", () => {
    const nobody = histogramFromCounts({ min: 1, max: 7, direction: "lowerIsBetter" }, [0, 0, 0, 0, 0, 0, 0]);
    expect(easeSummary(nobody)).toBeNull();
    expect(easeCounts(nobody)).toEqual({ easy: 0, difficult: 0, n: 0 });
  });
});

describe("easy and difficult answers", () => {
  it("are three of seven points at either end, two of five, none of two", () => {
    const direction = "higherIsBetter" as const;
    expect(easeCounts(histogramFromCounts({ min: 1, max: 7, direction }, [1, 2, 4, 8, 16, 32, 64]))).toEqual({
      easy: 112,
      difficult: 7,
      n: 127,
    });
    expect(easeCounts(histogramFromCounts({ min: 1, max: 5, direction }, [1, 2, 4, 8, 16]))).toEqual({
      easy: 24,
      difficult: 3,
      n: 31,
    });
    expect(easeCounts(histogramFromCounts({ min: 0, max: 1, direction }, [1, 2]))).toEqual({
      easy: 0,
      difficult: 0,
      n: 3,
    });
  });
});
