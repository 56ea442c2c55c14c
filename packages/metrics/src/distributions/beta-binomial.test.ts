import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { expect, it } from "vitest";
import { betaBinomialAtLeast } from "./beta-binomial.ts";

// Σ binomial(n, k)·beta(a + k, b + n − k)/beta(a, b) in 40 digits, mpmath 1.3.0
it.each([
  [3, 10, 2.5, 7.5, 0.446458883218832],
  [40, 200, 20.5, 180.5, 0.00290013698364197],
  [60, 300, 24.5, 276.5, 1.10600470421987e-5],
  [1, 5, 0.5, 9.5, 0.194233500874126],
  [200, 2000, 150.5, 1850.5, 0.00275721952131017],
])("P(X ≥ %i) of %i answers, beta(%d, %d)", (count, n, a, b, expected) => {
  expect(betaBinomialAtLeast(count, { n, a, b }) / expected).toBeCloseTo(1, 9);
});

it("falls from 1 to the chance of all, and is even for beta(1, 1)", () => {
  const shape = fc.record({
    n: fc.integer({ min: 1, max: 40 }),
    a: fc.integer({ min: 1, max: 50 }),
    b: fc.integer({ min: 1, max: 50 }),
  });
  forAll([shape], (of) => {
    const chances = Array.from({ length: of.n + 1 }, (_, count) => betaBinomialAtLeast(count, of));
    expect(chances[0]).toBe(1);
    expect(chances).toEqual(chances.toSorted((x, y) => y - x));
    expect(betaBinomialAtLeast(1, { n: of.n, a: 1, b: 1 })).toBeCloseTo(of.n / (of.n + 1), 9);
  });
});

it("needs positive a and b, and whole answers", () => {
  expect(() => betaBinomialAtLeast(1, { n: 3, a: 0, b: 1 })).toThrow(RangeError);
  expect(() => betaBinomialAtLeast(1, { n: 2.5, a: 1, b: 1 })).toThrow(
    RangeError("n is a whole number from 0, not 2.5"),
  );
});
