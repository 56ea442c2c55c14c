import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineOf, type MeanMethod } from "./mean-line.ts";
import { anyScale } from "./testing/arbitraries.ts";

const methods: MeanMethod[] = ["mean", "composite", "easeIndex"];

describe("the line of a mean", () => {
  it("is straight: its slope is what one point of the mean is worth", () => {
    forAll(
      [
        anyScale.filter(({ min, max }) => min >= 0 && max > 0),
        fc.constantFrom(...methods),
        fc.integer({ min: 1, max: 50 }),
        fc.nat(300),
      ],
      (scale, method, n, sum) => {
        const { at, slope } = lineOf(method, scale);
        expect(at(sum + n, n) - at(sum, n)).toBeCloseTo(slope, 9);
      },
    );
  });

  it("of the ease index goes from 0 at the hard end to 100 at the easy one", () => {
    forAll([anyScale], (scale) => {
      const { at } = lineOf("easeIndex", scale);
      const [hard, easy] = scale.direction === "higherIsBetter" ? [scale.min, scale.max] : [scale.max, scale.min];
      expect(at(hard, 1)).toBeCloseTo(0, 12);
      expect(at(easy, 1)).toBeCloseTo(100, 12);
    });
  });

  it("takes the sum, so that 21 of 25 is 0.84 and not a double rounding", () => {
    expect(lineOf("composite", { min: 1, max: 5, direction: "higherIsBetter" }).at(21, 5)).toBe(0.84);
  });
});
