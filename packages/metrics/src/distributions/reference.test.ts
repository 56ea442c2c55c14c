import { describe, expect, it } from "vitest";
import reference from "../../reference/distributions.json" with { type: "json" };
import { betaCdf, betaQuantile } from "./beta.ts";
import { chiSquareCdf, chiSquareP, chiSquareQuantile } from "./chi-square.ts";
import { logGamma } from "./gamma.ts";
import { normalCdf, normalQuantile, twoSidedP } from "./normal.ts";
import { studentQuantile, studentTwoSidedP } from "./student.ts";

/** How far each may be from 50-digit arithmetic, relative to the value. Far tails count like any other place. */
const functions: Record<string, { of: (...args: number[]) => number; within: number }> = {
  normalQuantile: { of: normalQuantile, within: 1e-15 },
  normalCdf: { of: normalCdf, within: 3e-14 },
  twoSidedP: { of: twoSidedP, within: 3e-14 },
  studentQuantile: { of: studentQuantile, within: 1e-12 },
  studentTwoSidedP: { of: studentTwoSidedP, within: 5e-12 },
  chiSquareCdf: { of: chiSquareCdf, within: 2e-13 },
  chiSquareP: { of: chiSquareP, within: 2e-13 },
  chiSquareQuantile: { of: chiSquareQuantile, within: 1e-13 },
  betaCdf: { of: betaCdf, within: 1e-13 },
  betaQuantile: { of: betaQuantile, within: 1e-14 },
  logGamma: { of: logGamma, within: 5e-14 },
};

describe.each(Object.entries(functions))(`%s against ${reference.program}`, (name, { of, within }) => {
  const rows = reference.values.filter((row) => row.function === name);

  it("has reference values", () => {
    expect(rows.length).toBeGreaterThan(10);
  });

  it.each(rows)("($args) = $value", ({ args, value }) => {
    const expected = Number(value);
    expect(Math.abs(of(...args) - expected)).toBeLessThanOrEqual(within * Math.abs(expected) + Number.MIN_VALUE);
  });
});

it("covers every function of the reference", () => {
  expect(new Set(reference.values.map((row) => row.function))).toEqual(new Set(Object.keys(functions)));
});
