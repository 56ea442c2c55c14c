import { expect, it } from "vitest";
import { sum } from "../vector.ts";
import { logGamma } from "./gamma.ts";
import { negativeBinomialTails } from "./negative-binomial.ts";

const chanceOf = (k: number, mean: number, size: number) =>
  Math.exp(
    logGamma(k + size) -
      logGamma(size) -
      logGamma(k + 1) +
      size * Math.log(size / (mean + size)) +
      k * Math.log(mean / (mean + size)),
  );

it("both tails are the sums of the chances", () => {
  for (const [mean, size] of [
    [3, 2],
    [0.083, 0.95],
    [40, 15],
  ] as const) {
    for (const count of [1, 4, 30]) {
      const upTo = sum(Array.from({ length: count + 1 }, (_, k) => chanceOf(k, mean, size)));
      const { atMost, atLeast } = negativeBinomialTails(count, { mean, size });
      expect(atMost).toBeCloseTo(upTo, 11);
      expect(atMost + atLeast - chanceOf(count, mean, size)).toBeCloseTo(1, 11);
    }
  }
});

it("everything is at least 0, and a mean of 0 has no distribution here", () => {
  expect(negativeBinomialTails(0, { mean: 2, size: 3 }).atLeast).toBe(1);
  expect(() => negativeBinomialTails(1, { mean: 0, size: 3 })).toThrow("positive");
});
