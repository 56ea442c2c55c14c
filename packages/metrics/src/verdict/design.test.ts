import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sum } from "../vector.ts";
import { projectionDesign } from "./design.ts";

const range = (from: number, length: number) => Array.from({ length }, (_, at) => from + at);
const kappa = (baseline: number, after: number, yearlyCycle = false) =>
  projectionDesign(range(0, baseline), range(baseline + 1, after), { yearlyCycle })?.kappa.toFixed(2);

describe("the weights of a verdict", () => {
  // verdict.md part 7, one period left out
  it.each([
    [8, [1.85, 1.46, 1.82, 3.09]],
    [12, [1.48, 0.92, 0.95, 1.35]],
    [18, [1.28, 0.66, 0.57, 0.67]],
  ])("cost what the table says with %i baseline periods", (baseline, row) => {
    expect([1, 3, 6, 12].map((after) => kappa(baseline, after))).toEqual(row.map((value) => value.toFixed(2)));
  });

  it("cost what the table says with a long history", () => {
    expect([3, 6, 12].map((after) => kappa(20, after))).toEqual(["0.62", "0.51", "0.57"]);
    expect([3, 6, 12].map((after) => kappa(26, after))).toEqual(["0.54", "0.40", "0.40"]);
    expect([3, 6, 12].map((after) => kappa(26, after, true))).toEqual(["0.73", "0.56", "0.44"]);
  });

  it("see no line that was under way, whatever its slope and the gaps between periods", () => {
    const windows = fc.tuple(
      fc.uniqueArray(fc.nat(30), { minLength: 8, maxLength: 26 }),
      fc.uniqueArray(fc.integer({ min: 31, max: 44 }), { minLength: 1, maxLength: 8 }),
    );
    const line = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
    forAll([windows, line], ([baseline, after], [level, slope]) => {
      const design = projectionDesign(baseline, after, { yearlyCycle: false });
      const weights = [...(design?.weights ?? [])];
      expect(sum(weights.map(([period, c]) => c * (level + slope * period)))).toBeCloseTo(0, 7);
      expect(sum(after.map((period) => design?.weights.get(period) ?? 0))).toBeCloseTo(1, 12);
      expect(design?.fit((period) => level + slope * period)).toMatchObject({ slope: expect.closeTo(slope, 8) });
      expect(sum([...(design?.leverages.values() ?? [])])).toBeCloseTo(2, 9);
    });
  });

  it("see no yearly cycle where it is in the line, and are the same from any origin", () => {
    forAll([fc.integer({ min: -40, max: 40 }), fc.double({ min: 0, max: 6, noNaN: true })], (origin, phase) => {
      const design = projectionDesign(range(origin, 24), range(origin + 25, 5), { yearlyCycle: true });
      const cycle = (period: number) => Math.sin((2 * Math.PI * period) / 13 + phase);
      expect(sum([...(design?.weights ?? [])].map(([period, c]) => c * cycle(period)))).toBeCloseTo(0, 9);
      const fromZero = projectionDesign(range(0, 24), range(25, 5), { yearlyCycle: true });
      expect(design?.kappa).toBeCloseTo(fromZero?.kappa ?? 0, 9);
    });
  });

  it("do not exist without after periods, nor for a baseline that carries no line", () => {
    expect(projectionDesign([0, 1, 2], [], { yearlyCycle: false })).toBeNull();
    expect(projectionDesign([0, 1], [3], { yearlyCycle: false })).toBeNull();
  });
});
