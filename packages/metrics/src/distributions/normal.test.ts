import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf, normalQuantile, twoSidedP } from "./normal.ts";

const inside = fc.double({ min: 1e-300, max: 1 - 1e-15, noNaN: true });

describe("the normal distribution", () => {
  it("has the published quantiles", () => {
    // NIST/SEMATECH e-Handbook 1.3.6.7.1, to the digits printed there.
    expect(normalQuantile(0.95)).toBeCloseTo(1.645, 3);
    expect(normalQuantile(0.975)).toBeCloseTo(1.96, 3);
    expect(normalQuantile(0.99)).toBeCloseTo(2.326, 3);
  });

  it("gives back the probability of its quantile", () => {
    forAll([inside], (p) => expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 11), { runs: 500 });
  });

  it("is symmetric", () => {
    forAll([fc.double({ min: -38, max: 38, noNaN: true })], (z) => {
      expect(normalCdf(z) + normalCdf(-z)).toBeCloseTo(1, 14);
      expect(twoSidedP(z)).toBe(twoSidedP(-z));
    });
  });

  it("ends in infinities, 0 and 1, never in NaN", () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(Infinity)).toBe(1);
    expect(twoSidedP(0)).toBe(1);
    expect(twoSidedP(-Infinity)).toBe(0);
    expect(twoSidedP(1e200)).toBe(0);
  });

  it.each([-0.1, 1.1, Number.NaN])("refuses %s as a probability", (p) => {
    expect(() => normalQuantile(p)).toThrow(RangeError(`A probability lies in 0…1, not ${p}`));
  });
});
