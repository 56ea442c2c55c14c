import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkProbability, quantileOf } from "./quantile.ts";

/** The exponential distribution, whose quantile is known on paper. */
const exponential = (start: number) => ({
  tails: (x: number) => ({ lower: -Math.expm1(-x), upper: Math.exp(-x) }),
  density: (x: number) => Math.exp(-x),
  start,
  low: 0,
  high: Infinity,
});

it("finds a quantile from any start, bad ones too", () => {
  forAll(
    [fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), fc.double({ min: 1e-6, max: 300, noNaN: true })],
    (p, start) => expect(quantileOf(p, exponential(start)) / -Math.log1p(-p)).toBeCloseTo(1, 9),
  );
});

it("refuses what is no probability, by name", () => {
  for (const p of [-1e-9, 1.000001, Number.NaN, Infinity])
    expect(() => checkProbability(p)).toThrow(RangeError(`A probability lies in 0…1, not ${p}`));
});
