import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { easeSummary } from "./ces.ts";
import { type CompareOptions, type Comparison, compareCsat, compareEase, compareNps } from "./compare.ts";
import { csatSummary } from "./csat.ts";
import { fisherP } from "./fisher.ts";
import { histogramFromCounts, histogramFromScores, type ScoreHistogram, sampleSize } from "./histogram.ts";
import { nps } from "./nps.ts";
import { npsScale } from "./scale.ts";
import type { ScoreMethod } from "./summary.ts";
import { answeredOn, times } from "./testing/arbitraries.ts";

const five = { min: 1, max: 5, direction: "higherIsBetter" } as const;
const seven = { min: 1, max: 7, direction: "lowerIsBetter" } as const;

function compare(
  method: ScoreMethod,
  before: ScoreHistogram,
  after: ScoreHistogram,
  options?: CompareOptions,
): Comparison | null {
  if (method === "nps") return compareNps(before, after, options);
  return method === "easeIndex" ? compareEase(before, after, options) : compareCsat(before, after, method, options);
}
function scoreOf(method: ScoreMethod, histogram: ScoreHistogram): number | undefined {
  if (method === "nps") return nps(histogram) ?? undefined;
  return (method === "easeIndex" ? easeSummary(histogram) : csatSummary(histogram, method))?.value;
}
const methods = fc.constantFrom<ScoreMethod>("nps", "topTwoBox", "mean", "composite", "net", "easeIndex");
const waves = methods.chain((method) => {
  const histogram = answeredOn(method === "nps" ? npsScale : five).map((one) => times(2, one));
  return fc.record({ method: fc.constant(method), before: histogram, after: histogram });
});

describe("a comparison", () => {
  it("has the difference of the two scores as its value, and an interval around it", () => {
    forAll([waves], ({ method, before, after }) => {
      const found = compare(method, before, after);
      const difference = (scoreOf(method, after) ?? 0) - (scoreOf(method, before) ?? 0);
      expect(found?.value).toBeCloseTo(difference, 9);
      if (method === "nps" || method === "net") return;
      expect((found?.interval.low ?? 1) - 1e-9 <= difference && difference <= (found?.interval.high ?? -1) + 1e-9).toBe(
        true,
      );
    });
  });

  it("turns its sign with its sides, and its p does not change", () => {
    forAll([waves], ({ method, before, after }) => {
      const [there, back] = [compare(method, before, after), compare(method, after, before)];
      expect(back?.value).toBeCloseTo(-(there?.value ?? Number.NaN), 9);
      expect(back?.interval.low).toBeCloseTo(-(there?.interval.high ?? Number.NaN), 9);
      expect(back?.p).toBeCloseTo(there?.p ?? Number.NaN, 9);
    });
  });

  it("of a sample with itself is 0, and never significant", () => {
    forAll([waves], ({ method, before }) => {
      const found = compare(method, before, before);
      expect(found?.value).toBe(0);
      expect(found?.p).toBeCloseTo(1, 6);
    });
  });

  it("has a p in 0…1, and is surer from more answers", () => {
    forAll([waves], ({ method, before, after }) => {
      const [few, many] = [compare(method, before, after), compare(method, times(5, before), times(5, after))];
      for (const found of [few, many]) expect((found?.p ?? -1) >= 0 && (found?.p ?? 2) <= 1).toBe(true);
      const width = (found: Comparison | null) => (found ? found.interval.high - found.interval.low : Number.NaN);
      expect(width(many)).toBeLessThan(width(few));
    });
  });

  it("is less sure with a smaller effective n", () => {
    forAll([waves, fc.double({ min: 0.6, max: 1, noNaN: true })], ({ method, before, after }, factor) => {
      const effectiveN = { before: factor * sampleSize(before), after: factor * sampleSize(after) };
      const [plain, careful] = [compare(method, before, after), compare(method, before, after, { effectiveN })];
      const width = (found: Comparison | null) => (found ? found.interval.high - found.interval.low : Number.NaN);
      expect(careful?.value).toBe(plain?.value);
      expect(width(careful)).toBeGreaterThanOrEqual(width(plain) - 1e-9);
    });
  });

  it("says which way is better", () => {
    const [low, high] = [histogramFromScores(seven, [1, 2, 2]), histogramFromScores(seven, [5, 6, 7])];
    expect(compareCsat(low, high, "mean")).toMatchObject({ moreIsBetter: false, unit: "scale" });
    expect(compareEase(low, high)).toMatchObject({ moreIsBetter: true, unit: "index" });
    expect(compareCsat(low, high, "topTwoBox")).toMatchObject({ moreIsBetter: true, value: -1 });
  });

  it("of ease meets scales of other length and direction on the index", () => {
    const [effort, ease] = [histogramFromScores(seven, [1, 4, 7]), histogramFromScores(five, [5, 3, 1])];
    expect(compareEase(effort, ease)?.value).toBeCloseTo(0, 12);
  });

  it("without enough answers is null", () => {
    const [nobody, one] = [histogramFromCounts(five, [0, 0, 0, 0, 0]), histogramFromScores(five, [3])];
    for (const method of ["topTwoBox", "mean", "composite", "net"] as const)
      expect(compareCsat(nobody, one, method)).toBeNull();
    expect(compareCsat(one, one, "mean")).toBeNull();
    expect(compareEase(one, one)).toBeNull();
    const noNps = histogramFromCounts(npsScale, new Array<number>(11).fill(0));
    expect(compareNps(noNps, noNps)).toBeNull();
  });

  it("between two rulers is refused", () => {
    expect(() => compareCsat(histogramFromScores(five, [1, 2]), histogramFromScores(seven, [1, 2]), "mean")).toThrow(
      RangeError("Scales 1 to 5 higherIsBetter and 1 to 7 lowerIsBetter do not compare"),
    );
  });

  it("of small shares uses Fisher's exact test", () => {
    const [few, most] = [histogramFromCounts(five, [5, 2, 0, 2, 1]), histogramFromCounts(five, [0, 0, 1, 4, 5])];
    expect(compareCsat(few, most, "topTwoBox")?.p).toBeCloseTo(fisherP(9, 10, 3, 10), 12);
  });
});
