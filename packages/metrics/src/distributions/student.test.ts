import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "./normal.ts";
import { studentCdf, studentQuantile, studentTwoSidedP } from "./student.ts";

const degrees = fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0.6, max: 400, noNaN: true }));
const inside = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });

describe("Student's t", () => {
  it("has the published quantiles", () => {
    // NIST/SEMATECH e-Handbook 1.3.6.7.2, to the digits printed there.
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.706, 3);
    expect(studentQuantile(0.975, 9)).toBeCloseTo(2.262, 3);
    expect(studentQuantile(0.999, 30)).toBeCloseTo(3.385, 3);
  });

  it("gives back the probability of its quantile", () => {
    forAll([inside, degrees], (p, df) => expect(studentCdf(studentQuantile(p, df), df) / p).toBeCloseTo(1, 9));
  });

  it("is symmetric, and rises with t", () => {
    forAll([fc.double({ min: -60, max: 60, noNaN: true }), degrees], (t, df) => {
      expect(studentCdf(t, df) + studentCdf(-t, df)).toBeCloseTo(1, 13);
      expect(studentCdf(t + 0.1, df)).toBeGreaterThanOrEqual(studentCdf(t, df));
    });
  });

  it("has heavier tails than the normal, and becomes it", () => {
    forAll([degrees], (df) => expect(studentQuantile(0.975, df)).toBeGreaterThan(normalQuantile(0.975)));
    // The first term of Hill's expansion is all that is left at a million.
    const z = normalQuantile(0.975);
    expect(studentQuantile(0.975, 1e6)).toBeCloseTo(z + (z ** 3 + z) / 4e6, 10);
  });

  it("has its ends", () => {
    expect(studentQuantile(0, 5)).toBe(-Infinity);
    expect(studentQuantile(1, 5)).toBe(Infinity);
    expect(studentTwoSidedP(0, 5)).toBe(1);
    expect(studentTwoSidedP(Infinity, 5)).toBe(0);
    expect(studentTwoSidedP(1e200, 5)).toBe(0);
  });

  it("refuses what is no probability or no degrees of freedom", () => {
    expect(() => studentQuantile(1.5, 5)).toThrow("A probability lies in 0…1, not 1.5");
    expect(() => studentQuantile(0.5, 0)).toThrow("Degrees of freedom are positive, not 0");
    expect(() => studentTwoSidedP(2, Number.NaN)).toThrow("Degrees of freedom are positive, not NaN");
  });
});
