import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { robustOutlier, robustZ, withoutSeason } from "./robust-z.ts";

const series = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 3, maxLength: 40 });

describe("robust z", () => {
  it("does not change with unit or origin, but for the sign of the unit", () => {
    forAll([series, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -100, max: 100 })], (x, unit, shift) => {
      const [plain, moved] = [robustZ(x), robustZ(x.map((value) => unit * value + shift))];
      expect(moved?.z ?? []).toEqual((plain?.z ?? []).map((value) => expect.closeTo(value, 9)));
      expect(moved?.mad).toBeCloseTo(unit * (plain?.mad ?? 0), 9);
    });
  });

  it("sees an outlier that hides itself from mean and deviation", () => {
    const z = robustZ([12, 15, 11, 14, 13, 12, 16, 14, 13, 40])?.z ?? [];
    expect(z.filter((value) => Math.abs(value) > robustOutlier)).toHaveLength(1);
  });

  it("says nothing of equal values, and is null of nothing", () => {
    expect(robustZ([3, 3, 3, 9])).toEqual({ median: 3, mad: 0, z: null });
    expect(robustZ([])).toBeNull();
  });
});

describe("a series without its season", () => {
  it("has a median of 0 in every place of the cycle", () => {
    forAll([series, fc.integer({ min: 1, max: 9 })], (x, cycle) => {
      const rest = withoutSeason(x, cycle);
      for (let place = 0; place < Math.min(cycle, x.length); place += 1) {
        const own = rest.filter((_, index) => index % cycle === place).sort((a, b) => a - b);
        expect(((own[(own.length - 1) >> 1] ?? 0) + (own[own.length >> 1] ?? 0)) / 2).toBeCloseTo(0, 10);
      }
    });
  });

  it.each([0, -7, 1.5, Number.NaN])("refuses a cycle of %s", (cycle) => {
    expect(() => withoutSeason([1, 2], cycle)).toThrow(RangeError(`A cycle is a whole number from 1, not ${cycle}`));
  });

  it("of nothing is nothing", () => expect(withoutSeason([], 7)).toEqual([]));
});
