import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fisherP } from "./fisher.ts";

const table = fc
  .tuple(fc.nat(12), fc.nat(12))
  .chain(([n1, n2]) =>
    fc.tuple(fc.integer({ min: 0, max: n1 }), fc.constant(n1), fc.integer({ min: 0, max: n2 }), fc.constant(n2)),
  );

function choose(n: number, k: number): bigint {
  let result = 1n;
  for (let i = 1; i <= k; i += 1) result = (result * BigInt(n - k + i)) / BigInt(i);
  return result;
}

describe("Fisher's exact test", () => {
  it("of the tea-tasting lady is 34 of 70", () => {
    // Fisher 1935, The Design of Experiments: three of four cups right; R 4.2.2, fisher.test(matrix(c(3, 1, 1, 3), 2))$p.value is .4857.
    expect(fisherP(3, 4, 1, 4)).toBeCloseTo(34 / 70, 12);
    expect(fisherP(4, 4, 0, 4)).toBeCloseTo(2 / 70, 12);
  });

  it("adds up the whole numbers of tables that are no likelier", () => {
    forAll([table], ([x1, n1, x2, n2]) => {
      const ways = (x: number) => choose(n1, x) * choose(n2, x1 + x2 - x);
      const possible = Array.from({ length: n1 + 1 }, (_, x) => x).filter((x) => x1 + x2 - x >= 0 && x1 + x2 - x <= n2);
      const unlikely = possible.map(ways).filter((way) => way <= ways(x1));
      const total = unlikely.reduce((sum, way) => sum + way, 0n);
      expect(fisherP(x1, n1, x2, n2)).toBeCloseTo(Number(total) / Number(choose(n1 + n2, x1 + x2)), 10);
    });
  });

  it("does not mind which side comes first, nor which answer counts", () => {
    forAll([table], ([x1, n1, x2, n2]) => {
      expect(fisherP(x2, n2, x1, n1)).toBeCloseTo(fisherP(x1, n1, x2, n2), 10);
      expect(fisherP(n1 - x1, n1, n2 - x2, n2)).toBeCloseTo(fisherP(x1, n1, x2, n2), 10);
    });
  });

  it("does not overflow", () => {
    expect(fisherP(50_000, 100_000, 50_300, 100_000)).toBeGreaterThan(0.1);
    expect(fisherP(0, 5000, 5000, 5000)).toBe(0);
  });

  it.each([
    [6, 5],
    [-1, 5],
    [1.5, 5],
    [1, 5.5],
  ])("refuses %s of %s", (x, n) => {
    expect(() => fisherP(x, n, 1, 2)).toThrow(`not ${x} of ${n}`);
    expect(() => fisherP(1, 2, x, n)).toThrow(`not ${x} of ${n}`);
  });
});
