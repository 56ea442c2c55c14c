import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyTrinomial } from "./testing/arbitraries.ts";
import { netPoints, netStandardError, scaleTrinomial, trinomialVariance, withImaginedAnswers } from "./trinomial.ts";

describe("a net score", () => {
  it("lies between −100 and 100, and turns its sign with its sides", () => {
    forAll([anyTrinomial], ({ up, down, n }) => {
      const points = netPoints({ up, down, n });
      expect(Math.abs(points)).toBeLessThanOrEqual(100);
      expect(netPoints({ up: down, down: up, n })).toBeCloseTo(-points, 12);
    });
  });

  it("has the variance of the values +1, 0 and −1, at most 1", () => {
    forAll([anyTrinomial], ({ up, down, n }) => {
      const values = [
        ...new Array<number>(up).fill(1),
        ...new Array<number>(down).fill(-1),
        ...new Array<number>(n - up - down).fill(0),
      ];
      const mean = values.reduce((sum, value) => sum + value, 0) / n;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
      expect(trinomialVariance({ up, down, n })).toBeCloseTo(variance, 12);
      expect(trinomialVariance({ up, down, n })).toBeLessThanOrEqual(1);
      expect(netStandardError({ up, down, n })).toBeCloseTo(100 * Math.sqrt(variance / n), 9);
    });
  });

  it("keeps its shares when it is scaled to an effective n", () => {
    forAll([anyTrinomial, fc.double({ min: 0.1, max: 1, noNaN: true })], (trinomial, factor) => {
      const scaled = scaleTrinomial(trinomial, trinomial.n * factor);
      expect(netPoints(scaled)).toBeCloseTo(netPoints(trinomial), 9);
      expect(trinomialVariance(scaled)).toBeCloseTo(trinomialVariance(trinomial), 9);
    });
  });

  it("is pulled towards 0 by imagined answers, never across", () => {
    forAll([anyTrinomial, fc.constantFrom(1.5, 3)], (trinomial, imagined) => {
      const [plain, adjusted] = [netPoints(trinomial), netPoints(withImaginedAnswers(trinomial, imagined))];
      expect(Math.abs(adjusted)).toBeLessThanOrEqual(Math.abs(plain) + 1e-9);
      expect(adjusted * plain).toBeGreaterThanOrEqual(0);
    });
  });

  it.each([
    { up: 0, down: 0, n: 0 },
    { up: -1, down: 0, n: 5 },
    { up: 3, down: 3, n: 5 },
    { up: 1, down: Number.NaN, n: 5 },
  ])("of $up up and $down down of $n is refused", (trinomial) => {
    const message = `not ${trinomial.up} up and ${trinomial.down} down of ${trinomial.n}`;
    expect(() => netPoints(trinomial)).toThrow(message);
    expect(() => trinomialVariance(trinomial)).toThrow(message);
    expect(() => netStandardError(trinomial)).toThrow(RangeError);
  });
});
