import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareP } from "./distributions/chi-square.ts";
import { fisherP } from "./fisher.ts";
import { newcombeInterval, pooledShareZ, type Share, shareDifferenceP } from "./share-change.ts";

const share: fc.Arbitrary<Share> = fc
  .integer({ min: 1, max: 200 })
  .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe("Newcombe's interval", () => {
  it.each([
    // Newcombe 1998, Statistics in Medicine 17:873–890, Table II, method 10: cases (a), (b), (c), (d) and (h).
    [{ x: 56, n: 70 }, { x: 48, n: 80 }, 0.0524, 0.3339],
    [{ x: 9, n: 10 }, { x: 3, n: 10 }, 0.1705, 0.809],
    [{ x: 6, n: 7 }, { x: 2, n: 7 }, 0.0582, 0.8062],
    [{ x: 5, n: 56 }, { x: 0, n: 29 }, -0.0381, 0.1926],
    [{ x: 10, n: 10 }, { x: 0, n: 10 }, 0.6075, 1],
  ])("of $0 and $1 is the published [%f, %f]", (a, b, low, high) => {
    expect(newcombeInterval(a, b).low).toBeCloseTo(low, 4);
    expect(newcombeInterval(a, b).high).toBeCloseTo(high, 4);
  });

  it("holds the difference, inside −1…1, and turns its sign with its sides", () => {
    forAll([share, share], (a, b) => {
      const [{ low, high }, turned] = [newcombeInterval(a, b), newcombeInterval(b, a)];
      const difference = a.x / a.n - b.x / b.n;
      expect(-1 - 1e-12 <= low && low <= difference && difference <= high && high <= 1 + 1e-12).toBe(true);
      expect(turned.low).toBeCloseTo(-high, 12);
      expect(turned.high).toBeCloseTo(-low, 12);
    });
  });
});

describe("the test of a difference", () => {
  it("is χ² without correction, the same from both sides", () => {
    forAll([share, share], (a, b) => {
      const z = pooledShareZ(a, b);
      expect(pooledShareZ(b, a) ?? 0).toBeCloseTo(-(z ?? 0), 9);
      const [n, x] = [a.n + b.n, a.x + b.x];
      if (x === 0 || x === n) return expect(z).toBeNull();
      const chi = [a, b].reduce(
        (sum, one) =>
          sum +
          (one.x - (one.n * x) / n) ** 2 / ((one.n * x) / n) +
          (one.n - one.x - (one.n * (n - x)) / n) ** 2 / ((one.n * (n - x)) / n),
        0,
      );
      expect((z ?? 0) ** 2).toBeCloseTo(chi, 8);
    });
  });

  it("turns to Fisher's where a cell expects fewer than 5", () => {
    const [a, b] = [
      { x: 56, n: 70 },
      { x: 48, n: 80 },
    ];
    expect(shareDifferenceP(a, b)).toBeCloseTo(chiSquareP((pooledShareZ(a, b) ?? 0) ** 2, 1), 12);
    expect(shareDifferenceP({ x: 9, n: 10 }, { x: 3, n: 10 })).toBeCloseTo(fisherP(9, 10, 3, 10), 12);
    expect(shareDifferenceP({ x: 5, n: 5 }, { x: 7, n: 7 })).toBe(1);
  });

  it("takes effective sizes that are not whole", () => {
    expect(shareDifferenceP({ x: 8.6, n: 9.6 }, { x: 3.2, n: 10.4 })).toBeCloseTo(fisherP(9, 10, 3, 10), 12);
  });
});
