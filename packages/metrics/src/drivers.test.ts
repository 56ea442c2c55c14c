import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correlationsOf } from "./correlation.ts";
import { driverImportance, mostShapleyDrivers, varianceInflation } from "./drivers.ts";
import { answersOf } from "./testing/driver-cases.ts";
import { dot, sum } from "./vector.ts";

const equicorrelated = (k: number, r: number) =>
  Array.from({ length: k }, (_, i) => Array.from({ length: k }, (__, j) => (i === j ? 1 : r)));

describe("driver importance", () => {
  it("shares out R² exactly: LMG and Johnson's weights both add up to it, and none is below 0", () => {
    forAll([answersOf], (rows) => {
      const correlations = correlationsOf(rows);
      const found = correlations && driverImportance(correlations);
      if (!correlations || !found) return;
      expect(sum(found.lmg ?? [])).toBeCloseTo(found.r2, 8);
      expect(sum(found.relativeWeights)).toBeCloseTo(found.r2, 8);
      for (const share of [...(found.lmg ?? []), ...found.relativeWeights]) expect(share).toBeGreaterThanOrEqual(-1e-9);
      expect(found.r2).toBeLessThanOrEqual(1 + 1e-9);
      expect(found.r2).toBeGreaterThanOrEqual(Math.max(...correlations.rxy.map((r) => r ** 2)) - 1e-9);
    });
  });

  it("of drivers that have nothing in common is the square of each correlation", () => {
    const rxy = [0.5, -0.3, 0.2];
    const found = driverImportance({ rxx: equicorrelated(3, 0), rxy });
    const squares = rxy.map((r) => expect.closeTo(r ** 2, 12));
    expect(found?.lmg).toEqual(squares);
    expect(found?.relativeWeights).toEqual(squares);
    expect(found?.standardisedBeta).toEqual(rxy.map((r) => expect.closeTo(r, 12)));
  });

  it("of two drivers is Shapley's mean of entering first and second", () => {
    forAll(
      [
        fc.double({ min: -0.8, max: 0.8, noNaN: true }),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
      ],
      (r, a, b) => {
        const found = driverImportance({
          rxx: [
            [1, r],
            [r, 1],
          ],
          rxy: [a, b],
        });
        const r2 = (a * a + b * b - 2 * r * a * b) / (1 - r * r);
        expect(found?.r2).toBeCloseTo(r2, 9);
        expect(found?.lmg?.[0]).toBeCloseTo((a * a + (r2 - b * b)) / 2, 9);
      },
    );
  });

  it("does not mind the order of the drivers, nor turned ones", () => {
    forAll([answersOf], (rows) => {
      const plain = correlationsOf(rows);
      const turned = correlationsOf(rows.map(([y = 0, ...x]) => [y, ...x.toReversed().map((value) => -value)]));
      const [one, other] = [plain && driverImportance(plain), turned && driverImportance(turned)];
      expect(other?.lmg?.toReversed()).toEqual(one?.lmg?.map((share) => expect.closeTo(share, 8)));
      expect(other?.relativeWeights.toReversed()).toEqual(
        one?.relativeWeights.map((share) => expect.closeTo(share, 8)),
      );
    });
  });

  it("gives equal drivers equal shares, by Johnson's weights beyond twelve", () => {
    const many = driverImportance({
      rxx: equicorrelated(mostShapleyDrivers + 1, 0.3),
      rxy: new Array<number>(mostShapleyDrivers + 1).fill(0.4),
    });
    expect(many?.lmg).toBeNull();
    expect(new Set(many?.relativeWeights.map((share) => share.toFixed(9))).size).toBe(1);
    const twelve = driverImportance({
      rxx: equicorrelated(mostShapleyDrivers, 0.3),
      rxy: new Array<number>(mostShapleyDrivers).fill(0.4),
    });
    expect(twelve?.lmg).toEqual(
      new Array(mostShapleyDrivers).fill(expect.closeTo((twelve?.r2 ?? 0) / mostShapleyDrivers, 9)),
    );
  });

  it("is null of correlations that no data can have", () => {
    expect(
      driverImportance({
        rxx: [
          [1, 1],
          [1, 1],
        ],
        rxy: [0.3, 0.3],
      }),
    ).toBeNull();
    expect(
      varianceInflation({
        rxx: [
          [1, 1],
          [1, 1],
        ],
        rxy: [0.3, 0.3],
      }),
    ).toBeNull();
  });
});

describe("variance inflation", () => {
  it("is 1/(1 − R²) of each driver on the others, at least 1", () => {
    expect(
      varianceInflation({
        rxx: [
          [1, 0.8],
          [0.8, 1],
        ],
        rxy: [0, 0],
      }),
    ).toEqual([expect.closeTo(1 / 0.36, 9), expect.closeTo(1 / 0.36, 9)]);
    forAll([answersOf], (rows) => {
      const correlations = correlationsOf(rows);
      for (const inflation of (correlations && varianceInflation(correlations)) ?? [])
        expect(inflation).toBeGreaterThanOrEqual(1 - 1e-9);
    });
  });

  it("goes with the coefficients: β = R⁻¹r", () => {
    const rxx = [
      [1, 0.5],
      [0.5, 1],
    ];
    const beta = driverImportance({ rxx, rxy: [0.6, 0.3] })?.standardisedBeta ?? [];
    expect(rxx.map((row) => dot(row, beta))).toEqual([expect.closeTo(0.6, 12), expect.closeTo(0.3, 12)]);
  });
});
