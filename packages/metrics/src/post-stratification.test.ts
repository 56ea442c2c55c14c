import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogramFromCounts, mergeHistograms, sampleSize } from "./histogram.ts";
import { nps } from "./nps.ts";
import { postStratify, type Stratum } from "./post-stratification.ts";
import { npsScale } from "./scale.ts";
import { answeredNps, anyNps } from "./testing/arbitraries.ts";
import { dot, sum } from "./vector.ts";

const population = fc.double({ min: 0.05, max: 5, noNaN: true });
const strata: fc.Arbitrary<Stratum[]> = fc.array(fc.record({ population, histogram: anyNps }), {
  minLength: 1,
  maxLength: 6,
});
const answeredStrata: fc.Arbitrary<Stratum[]> = fc.array(fc.record({ population, histogram: answeredNps }), {
  minLength: 1,
  maxLength: 6,
});
const nobody = histogramFromCounts(npsScale, new Array<number>(11).fill(0));
const sizes = (all: readonly Stratum[]) => all.map(({ histogram }) => sampleSize(histogram));

describe("post-stratification", () => {
  it("gives weights with mean 1, and the population's shares back", () => {
    forAll([answeredStrata], (all) => {
      const found = postStratify(all);
      const n = sum(sizes(all));
      expect(dot(found?.weights ?? [], sizes(all))).toBeCloseTo(n, 8);
      const total = sum(all.map((one) => one.population));
      for (const [index, one] of all.entries())
        expect(((found?.weights[index] ?? 0) * sampleSize(one.histogram)) / n).toBeCloseTo(one.population / total, 9);
    });
  });

  it("is a score between the best and the worst stratum, and the mean weighted by population", () => {
    forAll([answeredStrata], (all) => {
      const scores = all.map(({ histogram }) => nps(histogram) ?? Number.NaN);
      const value = postStratify(all)?.value ?? Number.NaN;
      expect(value).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9);
      expect(value).toBeLessThanOrEqual(Math.max(...scores) + 1e-9);
      expect(value).toBeCloseTo(
        dot(
          scores,
          all.map((one) => one.population),
        ) / sum(all.map((one) => one.population)),
        9,
      );
    });
  });

  it("changes nothing where the sample has the population's shares", () => {
    forAll([fc.array(answeredNps, { minLength: 1, maxLength: 5 })], (histograms) => {
      const found = postStratify(histograms.map((histogram) => ({ population: sampleSize(histogram), histogram })));
      expect(found?.value).toBeCloseTo(found?.unweighted ?? Number.NaN, 9);
      expect(found?.designEffect).toBeCloseTo(1, 9);
    });
  });

  it("never claims more answers than it has", () => {
    forAll([strata], (all) => {
      const found = postStratify(all);
      const n = sum(sizes(all));
      if (n === 0) return expect(found).toBeNull();
      expect(found?.n).toBe(n);
      expect(found?.effectiveN).toBeLessThanOrEqual(n + 1e-6);
      expect(found?.designEffect).toBeGreaterThanOrEqual(1 - 1e-9);
      const whole = mergeHistograms(all.map(({ histogram }) => histogram));
      expect(found?.unweighted).toBeCloseTo((whole && nps(whole)) ?? Number.NaN, 9);
      expect([found?.value, found?.se, ...(found?.weights ?? [])]).not.toContain(Number.NaN);
    });
  });

  it("joins an empty stratum with a neighbour instead of dividing by 0", () => {
    const [good, bad] = [
      histogramFromCounts(npsScale, nobody.counts.with(10, 10)),
      histogramFromCounts(npsScale, nobody.counts.with(0, 10)),
    ];
    const found = postStratify([
      { population: 1, histogram: nobody },
      { population: 2, histogram: good },
      { population: 3, histogram: nobody },
      { population: 4, histogram: bad },
    ]);
    // 1 and 3 go to the good one: 6 of 10 against 4 of 10.
    expect(found).toMatchObject({
      value: expect.closeTo(20, 10),
      collapsed: [0, 2],
      weights: [1.2, 1.2, 1.2, 0.8].map((weight) => expect.closeTo(weight, 10)),
    });
  });

  it("has no unbiased error where a stratum has one answer", () => {
    const one = histogramFromCounts(npsScale, nobody.counts.with(10, 1));
    expect(
      postStratify([
        { population: 1, histogram: one },
        { population: 1, histogram: histogramFromCounts(npsScale, nobody.counts.with(0, 3)) },
      ])?.seUnbiased,
    ).toBeNull();
  });

  it("refuses a stratum without population", () => {
    const answered = histogramFromCounts(npsScale, nobody.counts.with(10, 1));
    expect(() => postStratify([{ population: 0, histogram: answered }])).toThrow(
      RangeError("A stratum has a population above 0, not 0"),
    );
  });
});
