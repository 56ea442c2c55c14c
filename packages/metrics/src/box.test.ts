import { forAll } from "@heard/config/testing/for-all";
import { describe, expect, it } from "vitest";
import { boxCounts, boxTrinomial } from "./box.ts";
import { histogramFromCounts, sampleSize } from "./histogram.ts";
import { anyHistogram, mirrored } from "./testing/arbitraries.ts";

describe("boxes", () => {
  it("are the two best and the two worst points", () => {
    expect(boxCounts(histogramFromCounts({ min: 1, max: 5, direction: "higherIsBetter" }, [4, 6, 15, 45, 30]))).toEqual(
      { top: 75, bottom: 10 },
    );
    expect(
      boxCounts(histogramFromCounts({ min: 1, max: 7, direction: "lowerIsBetter" }, [1, 2, 3, 4, 5, 6, 7])),
    ).toEqual({ top: 3, bottom: 13 });
  });

  it("of one scale are those of its mirror image", () => {
    forAll([anyHistogram], (histogram) => {
      expect(boxCounts(mirrored(histogram))).toEqual(boxCounts(histogram));
      expect(boxTrinomial(mirrored(histogram))).toEqual(boxTrinomial(histogram));
    });
  });

  it("never hold an answer twice in a net score", () => {
    forAll([anyHistogram], (histogram) => {
      const { up, down, n } = boxTrinomial(histogram);
      expect(up + down).toBeLessThanOrEqual(n);
      expect(n).toBe(sampleSize(histogram));
    });
  });

  it("of a scale of two or three points are its ends", () => {
    const direction = "higherIsBetter" as const;
    expect(boxTrinomial(histogramFromCounts({ min: 0, max: 1, direction }, [3, 9]))).toEqual({ up: 9, down: 3, n: 12 });
    expect(boxTrinomial(histogramFromCounts({ min: 1, max: 3, direction }, [3, 5, 9]))).toEqual({
      up: 9,
      down: 3,
      n: 17,
    });
  });
});
