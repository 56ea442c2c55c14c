import { expect, it } from "vitest";
import { continuedFraction } from "./continued-fraction.ts";

it("evaluates √2 = 1 + 1/(2 + 1/(2 + …)) and π = 3 + 1²/(6 + 3²/(6 + …))", () => {
  expect(continuedFraction(1, () => ({ numerator: 1, denominator: 2 }))).toBeCloseTo(Math.SQRT2, 14);
  const pi = continuedFraction(3, (i) => ({ numerator: (2 * i - 1) ** 2, denominator: 6 }));
  expect(pi).toBeCloseTo(Math.PI, 12);
});

it("ends where the terms end: within 40 turns for the golden ratio, whose factors never become exactly 1", () => {
  let turns = 0;
  const golden = continuedFraction(1, () => {
    turns += 1;
    return { numerator: 1, denominator: 1 };
  });
  expect(golden).toBeCloseTo((1 + Math.sqrt(5)) / 2, 14);
  expect(turns).toBeLessThan(40);
});

it("survives denominators of 0", () => {
  expect(continuedFraction(0, () => ({ numerator: 1, denominator: 1 }))).toBeCloseTo((Math.sqrt(5) - 1) / 2, 12);
});
