import { expect, it } from "vitest";
import { digamma, inverseTrigamma, trigamma } from "./polygamma.ts";

const euler = 0.577215664901532860606512;

it("ψ and ψ′ have their known values", () => {
  expect(digamma(1)).toBeCloseTo(-euler, 13);
  expect(digamma(0.5)).toBeCloseTo(-euler - 2 * Math.log(2), 13);
  expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 13);
  expect(trigamma(0.5)).toBeCloseTo(Math.PI ** 2 / 2, 12);
});

it("they step by 1/x and 1/x², and the inverse goes back", () => {
  for (const x of [0.1, 1.7, 11.5, 40, 500]) {
    expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 12);
    expect(trigamma(x) - trigamma(x + 1)).toBeCloseTo(1 / x ** 2, 10);
    expect(inverseTrigamma(trigamma(x)) / x).toBeCloseTo(1, 9);
  }
});
