import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  histogramFromCounts,
  histogramFromScores,
  mergeHistograms,
  type ScoreHistogram,
  sampleSize,
  subtractHistogram,
} from "./histogram.ts";
import type { Scale } from "./scale.ts";
import { anyScale, histogramOn } from "./testing/arbitraries.ts";

const five: Scale = { min: 1, max: 5, direction: "higherIsBetter" };
const pair = anyScale.chain((scale) => fc.tuple(histogramOn(scale), histogramOn(scale)));
const triple = anyScale.chain((scale) => fc.tuple(histogramOn(scale), histogramOn(scale), histogramOn(scale)));
const merge = (...histograms: ScoreHistogram[]): ScoreHistogram => mergeHistograms(histograms) as ScoreHistogram;

describe("a histogram", () => {
  it("of scores counts each once", () => {
    forAll(
      [
        anyScale.chain((scale) =>
          fc.tuple(fc.constant(scale), fc.array(fc.integer({ min: scale.min, max: scale.max }))),
        ),
      ],
      ([scale, scores]) => {
        const { counts } = histogramFromScores(scale, scores);
        expect(counts).toEqual(counts.map((_, bin) => scores.filter((score) => score === scale.min + bin).length));
        expect(sampleSize({ scale, counts })).toBe(scores.length);
      },
    );
  });

  it("does not depend on the order of the scores", () => {
    forAll([fc.array(fc.integer({ min: 1, max: 5 }))], (scores) =>
      expect(histogramFromScores(five, scores)).toEqual(histogramFromScores(five, scores.toReversed())),
    );
  });

  it.each([0, 6, 4.5, -1, Number.NaN, Infinity])("refuses the score %s by name", (score) => {
    expect(() => histogramFromScores(five, [3, score])).toThrow(RangeError(`${score} is off the scale 1 to 5`));
  });

  it.each([-1, 2.5, Number.NaN, Infinity, 2 ** 53])("refuses the count %s by name", (count) => {
    expect(() => histogramFromCounts(five, [0, 1, count, 0, 0])).toThrow(
      RangeError(`A count is a whole number from 0 up, not ${count}`),
    );
  });

  it("refuses counts that do not fit the scale", () => {
    expect(() => histogramFromCounts(five, [1, 2, 3])).toThrow("A scale of 5 points needs 5 counts, not 3");
  });
});

describe("merging", () => {
  it("is associative and commutative, with the empty histogram as its identity", () => {
    forAll([triple], ([a, b, c]) => {
      expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      expect(merge(a, b, c)).toEqual(merge(merge(a, b), c));
      expect(merge(a, b)).toEqual(merge(b, a));
      expect(
        merge(
          a,
          histogramFromCounts(
            a.scale,
            a.counts.map(() => 0),
          ),
        ),
      ).toEqual(a);
      expect(merge(a)).toEqual(a);
    });
  });

  it("adds up: the histogram of all scores is the sum of the histograms of the parts", () => {
    forAll([fc.array(fc.array(fc.integer({ min: 1, max: 5 })), { minLength: 1 })], (days) =>
      expect(merge(...days.map((day) => histogramFromScores(five, day)))).toEqual(
        histogramFromScores(five, days.flat()),
      ),
    );
  });

  it("is undone by subtracting", () => {
    forAll([pair], ([a, b]) => expect(subtractHistogram(merge(a, b), b)).toEqual(a));
  });

  it("of nothing is null", () => {
    expect(mergeHistograms([])).toBeNull();
  });

  it("refuses two rulers, and parts that are not inside the whole", () => {
    const effort = histogramFromCounts({ ...five, direction: "lowerIsBetter" }, [1, 0, 0, 0, 0]);
    const ease = histogramFromCounts(five, [0, 0, 0, 0, 1]);
    expect(() => mergeHistograms([ease, effort])).toThrow(
      "Scales 1 to 5 higherIsBetter and 1 to 5 lowerIsBetter do not pool",
    );
    expect(() => subtractHistogram(ease, effort)).toThrow("do not subtract");
    expect(() => subtractHistogram(ease, histogramFromCounts(five, [1, 0, 0, 0, 0]))).toThrow("not -1");
  });
});
