import { expect, test } from "vitest";
import { parseNumber, parseScore } from "./number.ts";

test.each([
  ["1,234.5", ".", 1234.5],
  ["1.234,5", ",", 1234.5],
  ["−12 345", ".", -12_345],
  ["0.125", ".", 0.125],
  ["0,125", ",", 0.125],
  // No group of thousands begins with a nought, so this is an eighth, where commas are decimal, and nothing else.
  ["0,125", ".", null],
  ["-0,125", ".", null],
  ["012,345", ".", null],
  ["0.125", ",", null],
] as const)("“%s” with the decimal mark “%s” is %s", (text, decimal, value) =>
  expect(parseNumber(text, decimal)).toBe(value),
);

test("a score of less than one with three decimals is no hundred", () => {
  expect(parseScore("0,500")).toBeNull();
  expect(parseScore("1,000")).toBe(1000);
});
