import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gammaTails, logGamma, stirlingError } from "./gamma.ts";

describe("ln Γ", () => {
  it("follows Γ(x + 1) = x·Γ(x) across the change of method at 10", () => {
    forAll([fc.double({ min: 0.05, max: 500, noNaN: true })], (x) =>
      expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 10),
    );
  });

  it("is the logarithm of factorials", () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n += 1) {
      expect(Math.exp(logGamma(n)) / factorial).toBeCloseTo(1, 13);
      factorial *= n;
    }
  });

  it("leaves Stirling's formula only a small error", () => {
    // 1/(12x) − 1/(360x³) < error < 1/(12x): Robbins 1955.
    forAll([fc.double({ min: 10, max: 1e6, noNaN: true })], (x) => {
      expect(stirlingError(x)).toBeLessThanOrEqual(1 / (12 * x));
      expect(stirlingError(x)).toBeGreaterThanOrEqual((1 / (12 * x)) * (1 - 1 / (30 * x * x)) * (1 - 1e-15));
    });
  });
});

describe("the tails of gamma", () => {
  it("add up to 1 and stay inside", () => {
    forAll(
      [fc.double({ min: 0.01, max: 5000, noNaN: true }), fc.double({ min: 0, max: 20_000, noNaN: true })],
      (a, x) => {
        const { lower, upper } = gammaTails(a, x);
        expect(lower + upper).toBeCloseTo(1, 12);
        expect(Math.min(lower, upper)).toBeGreaterThanOrEqual(0);
      },
    );
  });

  it("of a = 1 are exponential, far out too", () => {
    forAll([fc.double({ min: 1e-9, max: 600, noNaN: true })], (x) =>
      expect(gammaTails(1, x).upper / Math.exp(-x)).toBeCloseTo(1, 11),
    );
  });
});
