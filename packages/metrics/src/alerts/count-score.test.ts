import { expect, it } from "vitest";
import { scoreCount } from "./count-score.ts";

const options = { expected: 160, excess: 0.01, nu: 100 };

it("grows with the count and stops at six", () => {
  const scores = [0, 80, 160, 240, 2000].map((count) => scoreCount(count, options).z);
  expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  expect([scores[0], scores[4]]).toEqual([-6, 6]);
});

it("has no distribution without an expectation", () => {
  expect(() => scoreCount(3, { ...options, expected: 0 })).toThrow("positive");
});
