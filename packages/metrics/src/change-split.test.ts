import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinSmallCells, type SplitCell, splitChange } from "./change-split.ts";

const period = fc.record({
  n: fc.integer({ min: 0, max: 400 }),
  mean: fc.double({ min: -1, max: 1, noNaN: true }),
  variance: fc.double({ min: 0, max: 1, noNaN: true }),
});
const cell = fc.record({ mode: fc.constantFrom("web", "phone", "paper"), before: period, after: period });
const answered = ({ mean, n, variance }: SplitCell["before"]) => ({ n, mean, variance });
const cellsOf = (...rows: [string, [number, number], [number, number]][]): SplitCell[] =>
  rows.map(([mode, [before, meanBefore], [after, meanAfter]]) => ({
    mode,
    before: answered({ n: before, mean: meanBefore, variance: 0.6 }),
    after: answered({ n: after, mean: meanAfter, variance: 0.6 }),
  }));

it("the parts add up to the change exactly, also where cells or modes come and go", () => {
  forAll([fc.array(cell, { minLength: 1, maxLength: 8 })], (cells) => {
    const found = splitChange(cells);
    if (!found) return;
    expect(found.real.value + found.mix.value + found.mode.value).toBeCloseTo(found.total, 9);
    for (const part of [found.real, found.mix, found.mode]) expect(part.se).toBeGreaterThanOrEqual(0);
  });
});

describe("Simpson's paradox: North and South both rise, the total falls", () => {
  const found = splitChange(cellsOf(["web", [300, 0.5], [100, 0.52]], ["web", [100, 0.1], [300, 0.12]]));

  it("is explained by who answered", () => {
    expect(found?.real.value).toBeCloseTo(0.02, 6);
    expect(found?.mix.value).toBeCloseTo(-0.2, 6);
    expect(found?.mode.value).toBe(0);
    expect(found?.mode.se).toBeCloseTo(0, 9);
    expect(found?.total).toBeCloseTo(-0.18, 6);
  });

  it("has the mix as its headline, and says that every group improved", () => {
    expect(found).toMatchObject({ headline: "mix", paradox: "everyGroupImproved" });
  });

  it("is told of a rise as well", () => {
    const turned = splitChange(cellsOf(["web", [100, 0.52], [300, 0.5]], ["web", [300, 0.12], [100, 0.1]]));
    expect(turned).toMatchObject({ headline: "mix", paradox: "everyGroupWorsened" });
  });
});

it("a shift between modes is the mode's, a change inside one is real, and what may be chance has no headline", () => {
  const mode = splitChange(cellsOf(["phone", [800, 0.5], [200, 0.5]], ["web", [200, 0.1], [800, 0.1]]));
  expect(mode).toMatchObject({ headline: "mode", paradox: "everyGroupImproved" });
  expect(mode?.mode.value).toBeCloseTo(-0.24, 9);
  const real = splitChange(cellsOf(["phone", [800, 0.5], [800, 0.3]], ["web", [200, 0.1], [200, 0.1]]));
  expect(real).toMatchObject({ headline: "real", paradox: null });
  expect(splitChange(cellsOf(["web", [40, 0.5], [40, 0.45]]))?.headline).toBeNull();
});

it("a cell that is new did not change by itself", () => {
  const found = splitChange(cellsOf(["web", [100, 0.4], [50, 0.4]], ["web", [0, 0], [50, 0]]));
  expect(found?.real.value).toBe(0);
  expect(found?.mix.value).toBeCloseTo(-0.2, 9);
});

it("the standard error of one cell is that of two independent means", () => {
  const found = splitChange(cellsOf(["web", [100, 0.4], [200, 0.2]]));
  expect(found?.real.se).toBeCloseTo(Math.sqrt(0.6 / 100 + 0.6 / 200), 6);
});

it("without answers on a side there is no change to split, and no number of answers is negative", () => {
  expect(splitChange(cellsOf(["web", [0, 0], [50, 0.2]]))).toBeNull();
  expect(() => splitChange(cellsOf(["web", [-1, 0], [50, 0.2]]))).toThrow("no -1 answers");
});

describe("small cells", () => {
  it("join the largest of their mode, and nobody is lost", () => {
    forAll([fc.array(cell, { minLength: 1, maxLength: 8 })], (cells) => {
      const joined = joinSmallCells(cells);
      const total = (given: readonly SplitCell[], side: "before" | "after") => ({
        n: given.reduce((all, one) => all + one[side].n, 0),
        sum: given.reduce((all, one) => all + one[side].n * one[side].mean, 0),
      });
      for (const side of ["before", "after"] as const) {
        expect(total(joined, side).n).toBe(total(cells, side).n);
        expect(total(joined, side).sum).toBeCloseTo(total(cells, side).sum, 6);
      }
      expect(new Set(joined.map(({ mode }) => mode))).toEqual(new Set(cells.map(({ mode }) => mode)));
    });
  });

  it("are those with fewer than five answers in a period, with the variance between them", () => {
    const cells = cellsOf(["web", [90, 1], [90, 1]], ["web", [10, 0], [4, 0]], ["phone", [3, 0], [3, 0]]);
    const [web, phone, ...others] = joinSmallCells(cells);
    expect(others).toEqual([]);
    expect(web?.before).toMatchObject({ n: 100, mean: 0.9 });
    expect(web?.before.variance).toBeCloseTo(0.6 + 0.09, 9);
    expect(phone?.before.n).toBe(3);
    expect(joinSmallCells(cellsOf(["web", [90, 1], [90, 1]], ["web", [10, 0], [5, 0]]))).toHaveLength(2);
  });
});
