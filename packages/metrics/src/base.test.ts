import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Base, baseRule } from "./base.ts";

describe("the minimum-n rule", () => {
  it.each<[number, Base]>([
    [0, "none"],
    [1, "withheld"],
    [4, "withheld"],
    [5, "lowBase"],
    [29, "lowBase"],
    [30, "normal"],
  ])("of %i answers: %s", (n, base) => expect(baseRule(n)).toBe(base));

  it("never shows less for more answers", () => {
    const order: Base[] = ["none", "withheld", "lowBase", "normal"];
    forAll([fc.nat(200), fc.integer({ min: 5, max: 60 }), fc.nat(60)], (n, hideBelow, more) => {
      const thresholds = { hideBelow, lowBelow: hideBelow + more };
      expect(order.indexOf(baseRule(n + 1, thresholds))).toBeGreaterThanOrEqual(order.indexOf(baseRule(n, thresholds)));
      if (n < 5) expect(["none", "withheld"]).toContain(baseRule(n, thresholds));
    });
  });

  it.each([
    [4, 30],
    [10, 9],
    [Number.NaN, 30],
  ])("refuses thresholds %s and %s", (hideBelow, lowBelow) => {
    expect(() => baseRule(10, { hideBelow, lowBelow })).toThrow(
      RangeError(`Thresholds ${hideBelow} and ${lowBelow} are below 5 or out of order`),
    );
  });
});
