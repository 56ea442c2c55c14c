import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogramFromCounts, histogramFromScores, mergeHistograms, sampleSize } from "./histogram.ts";
import { nps, npsCounts, npsSummary, npsTrinomial, npsVariance } from "./nps.ts";
import { npsScale } from "./scale.ts";
import { answeredNps, anyNps, times, withOneRaised } from "./testing/arbitraries.ts";
import { weightedMean } from "./vector.ts";

const published = histogramFromCounts(npsScale, [2, 1, 1, 2, 3, 6, 5, 12, 18, 25, 25]);
const empty = histogramFromCounts(npsScale, new Array<number>(11).fill(0));
const adding = (score: number, histogram: typeof empty) =>
  mergeHistograms([histogram, histogramFromScores(npsScale, [score])]) ?? histogram;

describe("NPS", () => {
  it.each([
    [0, "detractors"],
    [6, "detractors"],
    [7, "passives"],
    [8, "passives"],
    [9, "promoters"],
    [10, "promoters"],
  ] as const)("counts a %i among the %s", (score, group) => {
    expect(npsCounts(histogramFromScores(npsScale, [score]))).toEqual({
      promoters: 0,
      passives: 0,
      detractors: 0,
      n: 1,
      [group]: 1,
    });
  });

  it("has groups that add up to n", () => {
    forAll([anyNps], (histogram) => {
      const { promoters, passives, detractors, n } = npsCounts(histogram);
      expect(promoters + passives + detractors).toBe(n);
      expect(n).toBe(sampleSize(histogram));
    });
  });

  it("lies between −100 and 100", () => {
    forAll([answeredNps], (histogram) => expect(Math.abs(nps(histogram) ?? Number.NaN)).toBeLessThanOrEqual(100));
    expect(nps(histogramFromScores(npsScale, [9, 10]))).toBe(100);
    expect(nps(histogramFromScores(npsScale, [6, 0]))).toBe(-100);
  });

  it("never falls when one answer is raised", () => {
    forAll([answeredNps, fc.nat()], (histogram, place) => {
      const raised = withOneRaised(histogram, place);
      if (raised) expect(nps(raised)).toBeGreaterThanOrEqual(nps(histogram) ?? 0);
    });
  });

  it("never grows in magnitude when a passive is added", () => {
    forAll([answeredNps, fc.constantFrom(7, 8)], (histogram, passive) =>
      expect(Math.abs(nps(adding(passive, histogram)) ?? 0)).toBeLessThanOrEqual(Math.abs(nps(histogram) ?? 0)),
    );
  });

  it("rises with a promoter and falls with a detractor, as far as it can", () => {
    forAll([answeredNps], (histogram) => {
      const before = nps(histogram) ?? 0;
      const [up, down] = [nps(adding(10, histogram)) ?? 0, nps(adding(0, histogram)) ?? 0];
      expect(before === 100 ? up === 100 : up > before).toBe(true);
      expect(before === -100 ? down === -100 : down < before).toBe(true);
    });
  });

  it("of the whole is the mean of the parts weighted by n, and does not change when every answer doubles", () => {
    forAll([answeredNps, answeredNps], (a, b) => {
      const whole = mergeHistograms([a, b]);
      const mean = weightedMean([nps(a) ?? 0, nps(b) ?? 0], [sampleSize(a), sampleSize(b)]);
      expect(whole && nps(whole)).toBeCloseTo(mean ?? Number.NaN, 9);
      expect(nps(times(2, a))).toBe(nps(a));
    });
  });

  it("of no answers is null, with everything that belongs to it", () => {
    expect([nps(empty), npsVariance(empty), npsSummary(empty)]).toEqual([null, null, null]);
    expect(npsCounts(empty)).toEqual({ promoters: 0, passives: 0, detractors: 0, n: 0 });
  });

  it.each([
    { min: 1, max: 10, direction: "higherIsBetter" as const },
    { min: 1, max: 5, direction: "higherIsBetter" as const },
    { min: 0, max: 10, direction: "lowerIsBetter" as const },
  ])("does not exist on $min to $max $direction", (scale) => {
    const histogram = histogramFromScores(scale, [scale.max]);
    for (const score of [nps, npsSummary, npsVariance, npsCounts, npsTrinomial])
      expect(() => score(histogram)).toThrow(
        RangeError(`NPS exists on 0 to 10 higherIsBetter only, not on ${scale.min} to ${scale.max} ${scale.direction}`),
      );
  });
});

describe("the summary", () => {
  it("is the published example: 30, [14.05, 44.20]", () => {
    // Adjusted Wald as in Rocks 2016, The American Statistician 70(4): N = 103, P' = 50.75/103, D' = 20.75/103.
    expect(npsSummary(published)).toMatchObject({
      method: "nps",
      unit: "points",
      value: 30,
      n: 100,
      effectiveN: 100,
      promoters: 50,
      passives: 30,
      detractors: 20,
    });
    const interval = npsSummary(published)?.interval;
    expect(interval).toMatchObject({
      level: 0.95,
      method: "adjustedWald",
      low: expect.closeTo(14.05113018, 7),
      high: expect.closeTo(44.20129701, 7),
    });
    expect(npsVariance(published)).toBeCloseTo(0.61, 12);
  });

  it("holds the value, has shares that add up to 1, and narrows with n", () => {
    forAll([answeredNps], (histogram) => {
      const one = npsSummary(histogram);
      const many = npsSummary(times(9, histogram));
      if (!one || !many) throw new Error("answered histograms have summaries");
      if (one.n > 1) expect(one.interval.low <= one.value && one.value <= one.interval.high).toBe(true);
      expect(one.shares.promoters + one.shares.passives + one.shares.detractors).toBeCloseTo(1, 12);
      expect(one.value).toBe(nps(histogram));
      expect(many.interval.high - many.interval.low).toBeLessThan(one.interval.high - one.interval.low);
    });
  });

  it("claims no more than its effective n", () => {
    const honest = npsSummary(published, { effectiveN: 25 });
    expect(honest).toMatchObject({ value: 30, n: 100, effectiveN: 25 });
    const quarter = npsSummary(histogramFromCounts(npsScale, [0, 0, 0, 0, 0, 0, 20, 30, 0, 50, 0]), { effectiveN: 25 });
    expect(honest?.interval).toEqual(quarter?.interval);
    expect(() => npsSummary(published, { effectiveN: 101 })).toThrow("at most the 100 answers, not 101");
  });

  it("takes another level, and refuses one that is none", () => {
    expect(npsSummary(published, { level: 0.9 })?.interval.low).toBeGreaterThan(14.05113018);
    expect(() => npsSummary(published, { level: 95 })).toThrow("The level of an interval lies between 0 and 1, not 95");
  });
});
