import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusteredDifference, differenceInDifferences, differenceOfChanges } from "./difference-in-differences.ts";
import { histogramFromCounts } from "./histogram.ts";
import { nps } from "./nps.ts";
import { npsScale } from "./scale.ts";
import { answeredNps, times } from "./testing/arbitraries.ts";

const cells = fc.record({
  planBefore: answeredNps,
  planAfter: answeredNps,
  comparisonBefore: answeredNps,
  comparisonAfter: answeredNps,
});

describe("difference-in-differences", () => {
  it("is the difference of the changes of four scores", () => {
    forAll([cells], (four) => {
      const score = (name: keyof typeof four) => nps(four[name]) ?? Number.NaN;
      const found = differenceInDifferences(four);
      const plain = differenceOfChanges({
        planBefore: score("planBefore"),
        planAfter: score("planAfter"),
        comparisonBefore: score("comparisonBefore"),
        comparisonAfter: score("comparisonAfter"),
      });
      expect(found?.value).toBeCloseTo(plain, 9);
      expect(found?.value).toBeCloseTo((found?.planChange ?? 0) - (found?.comparisonChange ?? 0), 9);
    });
  });

  it("turns its sign when plan and comparison change places, and is 0 when they move alike", () => {
    forAll([cells], (four) => {
      const turned = {
        planBefore: four.comparisonBefore,
        planAfter: four.comparisonAfter,
        comparisonBefore: four.planBefore,
        comparisonAfter: four.planAfter,
      };
      expect(differenceInDifferences(turned)?.value).toBeCloseTo(
        -(differenceInDifferences(four)?.value ?? Number.NaN),
        9,
      );
      const alike = { ...four, comparisonBefore: four.planBefore, comparisonAfter: four.planAfter };
      expect(differenceInDifferences(alike)?.value).toBeCloseTo(0, 9);
    });
  });

  it("has half the error from four times the answers", () => {
    forAll([cells], (four) => {
      const many = {
        planBefore: times(4, four.planBefore),
        planAfter: times(4, four.planAfter),
        comparisonBefore: times(4, four.comparisonBefore),
        comparisonAfter: times(4, four.comparisonAfter),
      };
      expect(differenceInDifferences(many)?.se).toBeCloseTo((differenceInDifferences(four)?.se ?? Number.NaN) / 2, 9);
    });
  });

  it("is null where a cell has no answers, and has no z where nothing varies", () => {
    const nobody = histogramFromCounts(npsScale, new Array<number>(11).fill(0));
    const fans = histogramFromCounts(npsScale, nobody.counts.with(10, 9));
    const four = { planBefore: fans, planAfter: fans, comparisonBefore: fans, comparisonAfter: fans };
    expect(differenceInDifferences({ ...four, comparisonAfter: nobody })).toBeNull();
    expect(differenceInDifferences(four)).toMatchObject({ value: 0, se: 0, z: null, p: null });
  });
});

describe("clustered by site", () => {
  it("is Welch's test of the sites' own changes: what moves a whole site is error", () => {
    const found = clusteredDifference([5, 7, 9], [1, 3]);
    expect(found?.difference).toBeCloseTo(5, 12);
    expect(clusteredDifference([1, 3], [5, 7, 9])?.difference).toBeCloseTo(-5, 12);
  });

  it("needs two sites on either side", () => {
    expect([clusteredDifference([5], [1, 3]), clusteredDifference([5, 6], [1]), clusteredDifference([], [])]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
