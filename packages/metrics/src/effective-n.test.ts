import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveSize, kishEffectiveN } from "./effective-n.ts";

const weights = fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { minLength: 1, maxLength: 60 });

describe("Kish's effective n", () => {
  it("lies between 1 and n, and is n for equal weights", () => {
    forAll([weights, fc.double({ min: 0.1, max: 9, noNaN: true })], (all, equal) => {
      const found = kishEffectiveN(all) ?? Number.NaN;
      expect(found).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(found).toBeLessThanOrEqual(all.length + 1e-9);
      expect(kishEffectiveN(all.map(() => equal))).toBeCloseTo(all.length, 9);
    });
  });

  it("does not depend on the unit of the weights, and counts weights as answers", () => {
    forAll([weights, fc.double({ min: 0.1, max: 100, noNaN: true })], (all, unit) => {
      expect(kishEffectiveN(all.map((weight) => weight * unit))).toBeCloseTo(kishEffectiveN(all) ?? Number.NaN, 8);
      expect(
        kishEffectiveN(
          all,
          all.map(() => 3),
        ),
      ).toBeCloseTo(3 * (kishEffectiveN(all) ?? Number.NaN), 8);
    });
  });

  it("of no weight is null; a negative one is refused", () => {
    expect(kishEffectiveN([])).toBeNull();
    expect(kishEffectiveN([0, 0])).toBeNull();
    expect(() => kishEffectiveN([1, -2])).toThrow(RangeError("A weight is 0 or more, not -2"));
  });
});

describe("the n that an interval may claim", () => {
  it("is every answer unless said otherwise", () => {
    expect([
      effectiveSize(40, {}),
      effectiveSize(40, { effectiveN: null }),
      effectiveSize(40, { effectiveN: 12.5 }),
    ]).toEqual([40, 40, 12.5]);
  });

  it("forgives rounding, nothing more", () => {
    expect(effectiveSize(40, { effectiveN: 40 + 1e-9 })).toBe(40);
    for (const effectiveN of [0, -3, 41, Number.NaN])
      expect(() => effectiveSize(40, { effectiveN })).toThrow(
        RangeError(`An effective n is above 0 and at most the 40 answers, not ${effectiveN}`),
      );
  });
});
