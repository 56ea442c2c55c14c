import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeScale, isOnScale, npsScale, pointCount, sameScale } from "./scale.ts";
import { anyScale } from "./testing/arbitraries.ts";

describe("a scale", () => {
  it("has 2 to 11 whole points", () => {
    expect(pointCount(npsScale)).toBe(11);
    forAll([anyScale], (scale) => {
      expect(pointCount(scale)).toBeGreaterThanOrEqual(2);
      expect(pointCount(scale)).toBeLessThanOrEqual(11);
    });
  });

  it.each([
    [1, 1],
    [0, 11],
    [5, 1],
    [0.5, 5.5],
    [1, Number.NaN],
    [1, Infinity],
  ])("is refused from %s to %s", (min, max) => {
    expect(() => pointCount({ min, max, direction: "higherIsBetter" })).toThrow(
      RangeError(`A scale has 2 to 11 whole points, not ${min} to ${max}`),
    );
  });

  it("holds each of its points and nothing else", () => {
    forAll([anyScale, fc.anything()], (scale, value) => {
      const points = Array.from({ length: pointCount(scale) }, (_, bin) => scale.min + bin);
      expect(points.every((point) => isOnScale(scale, point))).toBe(true);
      expect(isOnScale(scale, value)).toBe(typeof value === "number" && points.includes(value));
    });
  });

  it.each([5.5, "4", null, undefined, Number.NaN, Infinity, true, [3], 0, 6])("of 1 to 5 does not hold %j", (value) => {
    expect(isOnScale({ min: 1, max: 5, direction: "higherIsBetter" }, value)).toBe(false);
  });

  it("is another one as soon as an end or the direction differs", () => {
    expect(sameScale(npsScale, { ...npsScale })).toBe(true);
    expect(sameScale(npsScale, { ...npsScale, direction: "lowerIsBetter" })).toBe(false);
    expect(sameScale(npsScale, { ...npsScale, max: 9 })).toBe(false);
    expect(sameScale(npsScale, { ...npsScale, min: 1 })).toBe(false);
    expect(describeScale(npsScale)).toBe("0 to 10 higherIsBetter");
  });
});
