import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { easeCounts, easeSummary, pooledEaseSummary } from "./ces.ts";
import { compareEase, comparePooledEase } from "./compare.ts";
import { histogramFromCounts } from "./histogram.ts";
import { answered, times, withOneRaised } from "./testing/arbitraries.ts";

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

describe("the ease index over several scales", () => {
  const seven = histogramFromCounts({ min: 1, max: 7, direction: "higherIsBetter" }, [3, 2, 5, 8, 13, 21, 9]);
  const five = histogramFromCounts({ min: 1, max: 5, direction: "lowerIsBetter" }, [12, 9, 6, 2, 1]);

  it("is the mean of all answers, each read as 0 to 100, with the interval of that mean", () => {
    const read = [
      ...seven.counts.flatMap((count, bin) => new Array<number>(count).fill((100 * bin) / 6)),
      ...five.counts.flatMap((count, bin) => new Array<number>(count).fill(100 - 25 * bin)),
    ];
    const mean = read.reduce((sum, one) => sum + one, 0) / read.length;
    const variance = read.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (read.length - 1);
    const summary = pooledEaseSummary([seven, five]);
    expect(summary).toMatchObject({ n: 91, scales: [seven.scale, five.scale] });
    expect(summary?.value).toBeCloseTo(mean, 9);
    // t of 0.975 with 90 degrees of freedom, R 4.3 qt(0.975, 90).
    expect((summary?.interval?.high ?? 0) - mean).toBeCloseTo(1.986675 * Math.sqrt(variance / 91), 3);
  });

  it("of one scale is the index of that scale, value, interval and change", () => {
    forAll([answered], (histogram) => {
      const [one, pooled] = [easeSummary(histogram), pooledEaseSummary([histogram])];
      expect(pooled?.value).toBeCloseTo(one?.value ?? Number.NaN, 9);
      expect(pooled?.interval?.low ?? 0).toBeCloseTo(one?.interval?.low ?? 0, 6);
      expect(pooled?.interval?.high ?? 100).toBeCloseTo(one?.interval?.high ?? 100, 6);
    });
    expect(comparePooledEase([five], [seven])?.p).toBeCloseTo(compareEase(five, seven)?.p ?? 0, 9);
  });

  it("does not mind the order, nor a scale without answers; nothing answered is nothing", () => {
    const none = histogramFromCounts({ min: 1, max: 7, direction: "lowerIsBetter" }, [0, 0, 0, 0, 0, 0, 0]);
    expect(pooledEaseSummary([five, none, seven])?.value).toBeCloseTo(pooledEaseSummary([seven, five])?.value ?? 0, 9);
    expect(pooledEaseSummary([none])).toBeNull();
    expect(comparePooledEase([none], [seven])).toBeNull();
  });
});
