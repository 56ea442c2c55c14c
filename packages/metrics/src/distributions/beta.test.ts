import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaCdf, betaQuantile, betaTails } from "./beta.ts";

const shape = fc.double({ min: 0.3, max: 800, noNaN: true });
const inside = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

/** P(X ≥ k) of n coins with chance p, added up. */
function binomialUpper(k: number, n: number, p: number): number {
  let [term, total] = [(1 - p) ** n, 0];
  for (let i = 0; i <= n; i += 1) {
    if (i >= k) total += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  return total;
}

describe("the beta distribution", () => {
  it("is the tail of a binomial: I_p(k, n − k + 1) = P(X ≥ k)", () => {
    forAll(
      [fc.integer({ min: 1, max: 60 }), fc.nat(60), fc.double({ min: 0.02, max: 0.98, noNaN: true })],
      (k, more, p) => expect(betaCdf(p, k, more + 1)).toBeCloseTo(binomialUpper(k, k + more, p), 11),
    );
  });

  it("is mirrored by its complement", () => {
    forAll([inside, shape, shape], (x, a, b) => {
      const { lower, upper } = betaTails(x, a, b);
      expect(lower).toBeCloseTo(betaTails(1 - x, b, a).upper, 9);
      expect(lower + upper).toBeCloseTo(1, 12);
    });
  });

  it("gives back the probability of its quantile", () => {
    forAll(
      [
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        fc.double({ min: 1, max: 800, noNaN: true }),
        fc.double({ min: 1, max: 800, noNaN: true }),
      ],
      (p, a, b) => expect(betaCdf(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9),
    );
  });

  it("is even for a = b = 1, and has its ends", () => {
    forAll([inside], (x) => expect(betaQuantile(x, 1, 1)).toBeCloseTo(x, 14));
    expect(betaCdf(-1, 2, 3)).toBe(0);
    expect(betaCdf(2, 2, 3)).toBe(1);
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
  });

  it("refuses shapes that are not positive and what is no probability", () => {
    expect(() => betaCdf(0.5, 0, 1)).toThrow("A beta distribution needs a > 0 and b > 0, not 0 and 1");
    expect(() => betaQuantile(0.5, 1, Number.NaN)).toThrow("not 1 and NaN");
    expect(() => betaQuantile(-0.5, 1, 1)).toThrow("A probability lies in 0…1, not -0.5");
  });
});
