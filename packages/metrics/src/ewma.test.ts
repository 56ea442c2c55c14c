import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ewma } from "./ewma.ts";

const series = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 30 });

describe("the EWMA", () => {
  it("is the published chart", () => {
    // NIST/SEMATECH e-Handbook 6.3.2.4: λ .3, mean 50, σ 2.0539; EWMA 50.60, 49.52, …; limits 47.4115 and 52.5884 in the long run.
    const x = [
      52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6,
      52.1,
    ];
    const found = ewma(x, { target: 50, sigma: 2.0539, lambda: 0.3 });
    const printed = [
      50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36, 49.52, 50.05, 49.38, 49.92,
      50.73, 51.23, 51.94, 51.99,
    ];
    for (const [index, value] of printed.entries())
      expect(Math.abs((found.ewma[index] ?? 0) - value)).toBeLessThan(0.0101);
    expect(found.halfWidth.at(-1)).toBeCloseTo(52.5884 - 50, 2);
    expect(found.firstSignal).toBeNull();
  });

  it("stays between the smallest and the largest of target and series, with limits that open up to their end", () => {
    forAll([series, fc.double({ min: 0.05, max: 1, noNaN: true })], (x, lambda) => {
      const { ewma: averages, halfWidth } = ewma(x, { target: 3, sigma: 2, lambda });
      for (const [index, value] of averages.entries()) {
        const seen = [3, ...x.slice(0, index + 1)];
        expect(value >= Math.min(...seen) - 1e-9 && value <= Math.max(...seen) + 1e-9).toBe(true);
        expect(halfWidth[index]).toBeGreaterThanOrEqual((halfWidth[index - 1] ?? 0) - 1e-12);
        expect(halfWidth[index]).toBeLessThanOrEqual(6 * Math.sqrt(lambda / (2 - lambda)) + 1e-12);
      }
    });
  });

  it("with λ = 1 is the series itself, in Shewhart's limits", () => {
    forAll([series], (x) => {
      const found = ewma(x, { target: 0, sigma: 5, lambda: 1 });
      expect(found.ewma).toEqual(x.map((value) => expect.closeTo(value, 12)));
      const first = x.findIndex((value) => Math.abs(value) > 15);
      expect(found.firstSignal).toBe(first < 0 ? null : first);
    });
  });

  it.each([0, -0.1, 1.1, Number.NaN])("refuses λ = %s", (lambda) => {
    expect(() => ewma([1], { target: 0, sigma: 1, lambda })).toThrow(RangeError(`λ lies in 0…1, not ${lambda}`));
  });
});
