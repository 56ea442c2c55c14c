import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimatePrior, rankByShrunk, shrink } from "./shrinkage.ts";

const prior = fc.record({
  mean: fc.double({ min: -50, max: 80, noNaN: true }),
  betweenVariance: fc.double({ min: 0.1, max: 900, noNaN: true }),
  withinVariance: fc.double({ min: 100, max: 10_000, noNaN: true }),
});
const unit = fc.record({
  n: fc.integer({ min: 0, max: 2000 }),
  value: fc.double({ min: -100, max: 100, noNaN: true }),
});

describe("a shrunk score", () => {
  it("lies between the unit's own and the mean of all, nearer its own the more answers it has", () => {
    forAll([unit, prior], (one, common) => {
      const shrunk = shrink(one, common);
      const [low, high] = [Math.min(one.value, common.mean), Math.max(one.value, common.mean)];
      expect(shrunk >= low - 1e-9 && shrunk <= high + 1e-9).toBe(true);
      const surer = shrink({ ...one, n: one.n + 50 }, common);
      expect(Math.abs(surer - one.value)).toBeLessThanOrEqual(Math.abs(shrunk - one.value) + 1e-9);
    });
  });

  it("of no answers is the mean, of units that do not differ too; of answers that do not vary its own", () => {
    const common = { mean: 40, betweenVariance: 100, withinVariance: 6400 };
    expect(shrink({ n: 0, value: 90 }, common)).toBe(40);
    expect(shrink({ n: 50, value: 90 }, { ...common, betweenVariance: 0 })).toBe(40);
    expect(shrink({ n: 50, value: 90 }, { ...common, withinVariance: 0 })).toBe(90);
    expect(shrink({ n: 50, value: 90 }, { ...common, betweenVariance: 0, withinVariance: 0 })).toBe(90);
  });

  it("puts 75 of twelve answers behind 52 of four hundred", () => {
    const common = { mean: 45, betweenVariance: 100, withinVariance: 6400 };
    expect(shrink({ n: 12, value: 75 }, common)).toBeCloseTo(49.7, 1);
    expect(shrink({ n: 400, value: 52 }, common)).toBeCloseTo(51, 1);
  });
});

describe("a league table", () => {
  it("is in the order of shrunk scores; equal ones share a rank; turned where less is better", () => {
    forAll([fc.array(unit, { maxLength: 12 }), prior], (units, common) => {
      const best = rankByShrunk(units, common, { moreIsBetter: true });
      for (const [index, one] of best.entries()) {
        expect(one.rank).toBe(best.filter(({ shrunk }) => shrunk > one.shrunk).length + 1);
        if (index > 0) expect(best[index - 1]?.shrunk).toBeGreaterThanOrEqual(one.shrunk);
      }
      const turned = rankByShrunk(units, common, { moreIsBetter: false });
      expect(turned.map(({ shrunk }) => shrunk)).toEqual(best.map(({ shrunk }) => shrunk).toReversed());
    });
  });
});

describe("the prior of a set of units", () => {
  it("is their mean, and the variance that sampling does not explain, never below 0", () => {
    expect(
      estimatePrior(
        [
          { n: 100, value: 10 },
          { n: 100, value: 50 },
        ],
        6400,
      ),
    ).toEqual({ mean: 30, betweenVariance: 800 - 64, withinVariance: 6400 });
    expect(
      estimatePrior(
        [
          { n: 4, value: 10 },
          { n: 4, value: 12 },
        ],
        6400,
      )?.betweenVariance,
    ).toBe(0);
  });

  it("needs two units with answers", () => {
    expect([
      estimatePrior([], 1),
      estimatePrior([{ n: 5, value: 3 }], 1),
      estimatePrior(
        [
          { n: 5, value: 3 },
          { n: 0, value: 0 },
        ],
        1,
      ),
    ]).toEqual([null, null, null]);
  });
});
