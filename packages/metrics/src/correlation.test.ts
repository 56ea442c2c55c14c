import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correlationsOf, meanAbsoluteCorrelation, ridged } from "./correlation.ts";
import { cholesky } from "./linear-algebra.ts";
import { answersOf } from "./testing/driver-cases.ts";

describe("correlations", () => {
  it("lie in −1…1, symmetric, 1 on the diagonal", () => {
    forAll([answersOf], (rows) => {
      const found = correlationsOf(rows);
      if (!found) return;
      for (const [i, row] of found.rxx.entries())
        for (const [j, value] of row.entries()) {
          expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12);
          expect(value).toBeCloseTo(found.rxx[j]?.[i] ?? Number.NaN, 12);
          if (i === j) expect(value).toBe(1);
        }
    });
  });

  it("do not change with the unit of a column, and turn with its sign", () => {
    forAll([answersOf, fc.integer({ min: 2, max: 9 })], (rows, unit) => {
      const stretched = correlationsOf(rows.map(([y = 0, ...x]) => [y * unit + 1, ...x]));
      const turned = correlationsOf(rows.map(([y = 0, ...x]) => [-y, ...x]));
      const plain = correlationsOf(rows);
      expect(stretched?.rxy).toEqual(plain?.rxy.map((r) => expect.closeTo(r, 9)));
      expect(turned?.rxy).toEqual(plain?.rxy.map((r) => expect.closeTo(-r, 9)));
    });
  });

  it("are null of nothing, of one row and of a column that does not vary", () => {
    expect([
      correlationsOf([]),
      correlationsOf([[1, 2]]),
      correlationsOf([
        [1, 2],
        [1, 3],
      ]),
      correlationsOf([[1], [2]]),
    ]).toEqual(new Array(4).fill(null));
  });

  it("that are nearly singular become usable by a ridge", () => {
    const twins = {
      rxx: [
        [1, 1],
        [1, 1],
      ],
      rxy: [0.5, 0.5],
    };
    expect(cholesky(twins.rxx)).toBeNull();
    expect(cholesky(ridged(twins).rxx)).not.toBeNull();
    expect(ridged(twins, 1)).toEqual({
      rxx: [
        [1, 0.5],
        [0.5, 1],
      ],
      rxy: [0.25, 0.25],
    });
  });

  it("have a mean size over pairs of drivers", () => {
    expect(
      meanAbsoluteCorrelation([
        [1, -0.5, 0.1],
        [-0.5, 1, 0.3],
        [0.1, 0.3, 1],
      ]),
    ).toBeCloseTo(0.3, 12);
    expect(meanAbsoluteCorrelation([[1]])).toBe(0);
  });
});
