import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decomposeMix, type UnitShare } from "./mix.ts";
import { sum } from "./vector.ts";

const unit = fc.record({
  weight: fc.integer({ min: 1, max: 20 }),
  value: fc.double({ min: -100, max: 100, noNaN: true }),
});
const period = (units: readonly { weight: number; value: number }[]): UnitShare[] => {
  const total = sum(units.map(({ weight }) => weight));
  return units.map(({ weight, value }) => ({ share: weight / total, value }));
};
const periods = fc.integer({ min: 1, max: 6 }).chain((size) => {
  const one = fc.array(unit, { minLength: size, maxLength: size }).map(period);
  return fc.tuple(one, one);
});
const scoreOf = (units: readonly UnitShare[]) => sum(units.map(({ share, value }) => share * (value ?? 0)));

describe("the decomposition of a change", () => {
  it("adds up to the change of the whole", () => {
    forAll([periods], ([before, after]) => {
      const { total, within, mix } = decomposeMix(before, after);
      expect(total).toBeCloseTo(scoreOf(after) - scoreOf(before), 9);
      expect(within + mix).toBe(total);
    });
  });

  it("is all within where shares stay, all mix where scores stay", () => {
    forAll([periods], ([before, after]) => {
      const sameShares = after.map(({ value }, index) => ({ share: before[index]?.share ?? 0, value }));
      expect(decomposeMix(before, sameShares).mix).toBeCloseTo(0, 9);
      const sameScores = after.map(({ share }, index) => ({ share, value: before[index]?.value ?? 0 }));
      expect(decomposeMix(before, sameScores).within).toBeCloseTo(0, 9);
    });
  });

  it("turns its signs when time runs backwards", () => {
    forAll([periods], ([before, after]) => {
      const [there, back] = [decomposeMix(before, after), decomposeMix(after, before)];
      expect([back.within, back.mix]).toEqual([expect.closeTo(-there.within, 9), expect.closeTo(-there.mix, 9)]);
    });
  });

  it("gives all of a unit that is in one period only to the mix", () => {
    const found = decomposeMix(
      [
        { share: 1, value: 40 },
        { share: 0, value: null },
      ],
      [
        { share: 0.5, value: 40 },
        { share: 0.5, value: 0 },
      ],
    );
    expect(found).toEqual({ total: -20, within: 0, mix: -20 });
  });

  it("needs the same units, and is 0 of none", () => {
    expect(() => decomposeMix([], [{ share: 1, value: 3 }])).toThrow(
      RangeError("The same units before and after, not 0 and 1"),
    );
    expect(decomposeMix([], [])).toEqual({ total: 0, within: 0, mix: 0 });
  });
});
