import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { transpose } from "./linear-algebra.ts";
import { capWeights, rake } from "./raking.ts";
import { meanOf, sum } from "./vector.ts";

const table = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([rows, columns]) =>
  fc.record({
    sample: fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
    rowShares: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: rows, maxLength: rows }),
    columnShares: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: columns, maxLength: columns }),
  }),
);
const scaled = (shares: readonly number[], total: number) => shares.map((share) => (share * total) / sum(shares));

describe("raking", () => {
  it("meets every margin within 1e-8 and keeps the odds ratios of the sample", () => {
    forAll([table], ({ sample, rowShares, columnShares }) => {
      const [rows, columns] = [scaled(rowShares, 100), scaled(columnShares, 100)];
      const fitted = rake(sample, rows, columns)?.fitted ?? [];
      for (const [index, row] of fitted.entries()) expect(Math.abs(sum(row) - (rows[index] ?? 0))).toBeLessThan(1e-8);
      for (const [index, column] of transpose(fitted).entries())
        expect(Math.abs(sum(column) - (columns[index] ?? 0))).toBeLessThan(1e-8);
      const odds = ([[a = 1, b = 1] = [], [c = 1, d = 1] = []]: readonly (readonly number[])[]) => (a * d) / (b * c);
      if (rows.length > 1 && columns.length > 1) expect(odds(fitted) / odds(sample)).toBeCloseTo(1, 6);
    });
  });

  it("changes nothing where the margins are met already", () => {
    forAll([table], ({ sample }) => {
      const found = rake(sample, sample.map(sum), transpose(sample).map(sum));
      for (const weight of found?.cellWeights.flat() ?? []) expect(weight).toBeCloseTo(1, 9);
    });
  });

  it("leaves an empty cell empty, without a weight", () => {
    const found = rake(
      [
        [0, 5],
        [5, 5],
      ],
      [10, 10],
      [8, 12],
    );
    expect(found?.fitted[0]?.[0]).toBe(0);
    expect(found?.cellWeights[0]?.[0]).toBeNull();
  });

  it("says so where nobody could meet the targets", () => {
    expect(
      rake(
        [
          [0, 0],
          [5, 5],
        ],
        [10, 10],
        [10, 10],
      ),
    ).toBeNull();
    expect(
      rake(
        [
          [5, 0],
          [5, 0],
        ],
        [10, 10],
        [10, 10],
      ),
    ).toBeNull();
  });

  it("refuses targets that cannot all be meant, and cells below 0", () => {
    expect(() => rake([[1]], [2], [3])).toThrow("Targets of rows add to 2, of columns to 3");
    expect(() => rake([[1]], [-1], [-1])).toThrow("A target is 0 or more, not -1");
    expect(() => rake([[-4]], [1], [1])).toThrow("A cell holds 0 answers or more, not -4");
  });
});

describe("capped weights", () => {
  it("lie between 0.3 and 3 times the mean, in the order they had, and say how many were moved", () => {
    forAll([fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 40 })], (weights) => {
      const { weights: capped, cappedCount } = capWeights(weights);
      const mean = meanOf(weights) ?? 0;
      for (const [index, weight] of capped.entries()) {
        expect(weight >= 0.3 * mean && weight <= 3 * mean).toBe(true);
        if (weight !== weights[index]) expect([0.3 * mean, 3 * mean]).toContain(weight);
      }
      expect(cappedCount).toBe(capped.filter((weight, index) => weight !== weights[index]).length);
    });
    expect(capWeights([])).toEqual({ weights: [], cappedCount: 0 });
  });
});
