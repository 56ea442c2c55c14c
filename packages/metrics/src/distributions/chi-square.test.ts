import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareCdf, chiSquareP, chiSquareQuantile } from "./chi-square.ts";
import { twoSidedP } from "./normal.ts";

const degrees = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0.2, max: 50, noNaN: true }));

describe("χ²", () => {
  it("has the published quantiles", () => {
    // NIST/SEMATECH e-Handbook 1.3.6.7.4, to the digits printed there.
    expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(3.841, 3);
    expect(chiSquareQuantile(0.95, 10)).toBeCloseTo(18.307, 3);
    expect(chiSquareQuantile(0.999, 100)).toBeCloseTo(149.449, 3);
  });

  it("gives back the probability of its quantile", () => {
    forAll([fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), degrees], (p, df) =>
      expect(chiSquareCdf(chiSquareQuantile(p, df), df) / p).toBeCloseTo(1, 10),
    );
  });

  it("of one degree is the square of a normal, of two an exponential", () => {
    forAll([fc.double({ min: 1e-6, max: 30, noNaN: true })], (x) => {
      expect(chiSquareP(x * x, 1) / twoSidedP(x)).toBeCloseTo(1, 11);
      expect(chiSquareP(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 11);
    });
  });

  it("has tails that add up, and ends", () => {
    forAll([fc.double({ min: 0, max: 900, noNaN: true }), degrees], (x, df) =>
      expect(chiSquareCdf(x, df) + chiSquareP(x, df)).toBeCloseTo(1, 12),
    );
    expect(chiSquareCdf(0, 3)).toBe(0);
    expect(chiSquareCdf(Infinity, 3)).toBe(1);
    expect(chiSquareQuantile(0, 3)).toBe(0);
    expect(chiSquareQuantile(1, 3)).toBe(Infinity);
  });

  it("refuses what is no probability or no degrees of freedom", () => {
    expect(() => chiSquareQuantile(-1, 3)).toThrow("A probability lies in 0…1, not -1");
    expect(() => chiSquareCdf(1, -2)).toThrow("Degrees of freedom are positive, not -2");
    expect(() => chiSquareP(1, 0)).toThrow("Degrees of freedom are positive, not 0");
  });
});
