import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agrestiCoullInterval, clopperPearsonInterval, jeffreysInterval, wilsonInterval } from "./share-interval.ts";

const intervals = [
  ["Wilson", wilsonInterval],
  ["Agresti–Coull", agrestiCoullInterval],
  ["Jeffreys", jeffreysInterval],
  ["Clopper–Pearson", clopperPearsonInterval],
] as const;
const share = fc.integer({ min: 1, max: 300 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

describe.each(intervals)("the %s interval of a share", (_, interval) => {
  it("stays in 0…1 and holds the share", () => {
    forAll([share], ([x, n]) => {
      const { low, high } = interval(x, n);
      expect(0 <= low && low <= x / n && x / n <= high && high <= 1).toBe(true);
      expect(high).toBeGreaterThan(low);
    });
  });

  it("is mirrored: x of n against n − x of n", () => {
    forAll([share], ([x, n]) => {
      const [one, other] = [interval(x, n), interval(n - x, n)];
      expect(other.low).toBeCloseTo(1 - one.high, 10);
      expect(other.high).toBeCloseTo(1 - one.low, 10);
    });
  });

  it("narrows with n, widens with the level, moves with x", () => {
    forAll([share], ([x, n]) => {
      const [one, more] = [interval(x, n), interval(4 * x, 4 * n)];
      expect(more.high - more.low).toBeLessThan(one.high - one.low);
      const sure = interval(x, n, 0.99);
      expect(sure.low <= one.low && one.high <= sure.high).toBe(true);
      if (x < n) expect(interval(x + 1, n).low).toBeGreaterThanOrEqual(one.low);
    });
  });

  it.each([
    [0, 0],
    [-1, 5],
    [6, 5],
    [Number.NaN, 5],
  ])("refuses %s of %s", (x, n) => {
    expect(() => interval(x, n)).toThrow(RangeError(`A share is 0 to n of n answers, not ${x} of ${n}`));
  });

  it("refuses a level that is none", () => {
    expect(() => interval(1, 5, 95)).toThrow("The level of an interval lies between 0 and 1, not 95");
  });
});

describe("the Wilson interval", () => {
  it.each([
    // R 4.2.2, prop.test(x, n, correct = FALSE)$conf.int
    [7, 50, 0.0695, 0.2619],
    [75, 100, 0.657, 0.8245],
    [0, 10, 0, 0.2775],
  ])("of %i of %i is [%f, %f]", (x, n, low, high) => {
    expect(wilsonInterval(x, n).low).toBeCloseTo(low, 4);
    expect(wilsonInterval(x, n).high).toBeCloseTo(high, 4);
  });

  it("takes fractional answers of an effective n", () => {
    expect(wilsonInterval(7.5, 10).low).toBeGreaterThan(wilsonInterval(7, 10).low);
  });
});

describe("the exact interval", () => {
  it("is the published one, and the others lie inside it or near", () => {
    // SciPy 1.17.1, binomtest(7, 50).proportion_ci(method="exact")
    expect(clopperPearsonInterval(7, 50)).toMatchObject({
      low: expect.closeTo(0.05819170033997342, 12),
      high: expect.closeTo(0.26739600249700846, 12),
    });
    forAll([share], ([x, n]) => {
      const [exact, jeffreys] = [clopperPearsonInterval(x, n), jeffreysInterval(x, n)];
      expect(exact.low <= jeffreys.low && jeffreys.high <= exact.high).toBe(true);
    });
  });
});
