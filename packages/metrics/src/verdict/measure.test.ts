import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogramFromCounts } from "../histogram.ts";
import { npsScale } from "../scale.ts";
import { answeredNps, answeredOn, anyScale, mirrored } from "../testing/arbitraries.ts";
import { answerVariance, defaultMeaningfulChange, orientedValues, type PlanMeasure } from "./measure.ts";

const fivePoints = { min: 1, max: 5, direction: "lowerIsBetter" } as const;

describe("the value of an answer", () => {
  it("is oriented, so that up is better", () => {
    expect(orientedValues({ method: "mean", scale: fivePoints })).toEqual([5, 4, 3, 2, 1]);
    expect(orientedValues({ method: "mean", scale: { ...fivePoints, direction: "higherIsBetter" } })).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(orientedValues({ method: "nps", scale: npsScale })).toEqual([
      -100, -100, -100, -100, -100, -100, -100, 0, 0, 100, 100,
    ]);
  });

  it("never falls from a worse answer to a better one", () => {
    forAll([anyScale, fc.constantFrom("mean", "share"), fc.nat()], (scale, method, place) => {
      const threshold = scale.min + (place % (scale.max - scale.min + 1));
      const values = orientedValues({ method: method as "mean" | "share", scale, threshold });
      const upwards = scale.direction === "higherIsBetter" ? values : values.toReversed();
      expect(upwards).toEqual(upwards.toSorted((a, b) => a - b));
    });
  });

  it("of a share needs a threshold on the scale, and NPS its own scale", () => {
    expect(() => orientedValues({ method: "share", scale: fivePoints, threshold: 6 })).toThrow(
      RangeError("A share needs a threshold on its scale 1 to 5 lowerIsBetter, not 6"),
    );
    expect(() => orientedValues({ method: "share", scale: fivePoints })).toThrow("not undefined");
    expect(() => orientedValues({ method: "nps", scale: fivePoints })).toThrow(RangeError);
  });
});

describe("the variance of an answer", () => {
  it("is adjusted for small n as the intervals are", () => {
    const share: PlanMeasure = { method: "share", scale: fivePoints, threshold: 4 };
    // p̃ = (7 + 1)/(10 + 2)
    expect(answerVariance(share, histogramFromCounts(fivePoints, [3, 4, 1, 1, 1]))).toBeCloseTo(
      10_000 * (2 / 3) * (1 / 3),
      9,
    );
    // P = 1.75/5, D = 1.75/5: 10⁴(.7 − 0)
    const nps = histogramFromCounts(npsScale, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(answerVariance({ method: "nps", scale: npsScale }, nps)).toBeCloseTo(7000, 9);
    const mean: PlanMeasure = { method: "mean", scale: fivePoints };
    expect(answerVariance(mean, histogramFromCounts(fivePoints, [0, 9, 0, 0, 0]))).toBe(1 / 12);
    expect(answerVariance(mean, histogramFromCounts(fivePoints, [1, 1, 1, 0, 0]))).toBe(1);
  });

  it("is above 0 whatever was answered, and the same whichever end is good", () => {
    forAll([answeredNps], (nps) => {
      expect(answerVariance({ method: "nps", scale: npsScale }, nps)).toBeGreaterThan(0);
    });
    forAll([anyScale.chain((scale) => answeredOn(scale)), fc.nat()], (histogram, place) => {
      const { scale } = histogram;
      const threshold = scale.min + (place % (scale.max - scale.min + 1));
      for (const method of ["mean", "share"] as const) {
        const other = mirrored(histogram);
        const here = answerVariance({ method, scale, threshold }, histogram);
        expect(here).toBeGreaterThan(0);
        expect(answerVariance({ method, scale: other.scale, threshold }, other)).toBeCloseTo(here, 9);
      }
    });
  });
});

it("five points count unless the plan says otherwise, of a mean five per cent of its range", () => {
  expect(defaultMeaningfulChange({ method: "nps", scale: npsScale })).toBe(5);
  expect(defaultMeaningfulChange({ method: "share", scale: fivePoints, threshold: 4 })).toBe(5);
  expect(defaultMeaningfulChange({ method: "mean", scale: { min: 1, max: 7, direction: "higherIsBetter" } })).toBe(0.3);
});
