import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interruptedTimeSeries } from "./interrupted-time-series.ts";
import { seededRandom } from "./random.ts";

const noise = (length: number, seed: number) => {
  const random = seededRandom(seed);
  return Array.from({ length }, () => random() - 0.5);
};
const world = fc.record({
  level: fc.integer({ min: -50, max: 50 }),
  slope: fc.integer({ min: -3, max: 3 }),
  jump: fc.integer({ min: -20, max: 20 }),
  change: fc.integer({ min: -3, max: 3 }),
  start: fc.integer({ min: 8, max: 16 }),
  seed: fc.nat(1000),
});

describe("the interrupted time series", () => {
  it("finds what was put in, the jump at the start of the plan and not at time 0", () => {
    forAll([world], ({ level, slope, jump, change, start, seed }) => {
      const y = noise(24, seed).map(
        (e, t) => level + slope * t + (t >= start ? jump + change * (t - start) : 0) + 0.02 * e,
      );
      const found = interruptedTimeSeries(y, start);
      expect(found?.coefficients).toEqual([level, slope, jump, change].map((value) => expect.closeTo(value, 1)));
      expect(found?.effectAtLast).toBeCloseTo(jump + change * (23 - start), 1);
      expect(found?.enoughPoints).toBe(true);
    });
  });

  it("is the same seen on another level, and stretches with the unit", () => {
    const y = noise(20, 3);
    const [plain, moved] = [
      interruptedTimeSeries(y, 10),
      interruptedTimeSeries(
        y.map((value) => 4 * value + 7),
        10,
      ),
    ];
    expect(moved?.effectAtLast).toBeCloseTo(4 * (plain?.effectAtLast ?? 0), 9);
    expect(moved?.durbinWatson).toBeCloseTo(plain?.durbinWatson ?? 0, 9);
    expect(moved?.p.slice(2)).toEqual(plain?.p.slice(2).map((p) => expect.closeTo(p, 9)));
  });

  it("sees neighbours that resemble each other: Durbin–Watson towards 0, wider Newey–West errors", () => {
    const white = noise(200, 5);
    const walk = white.map((_, t) => white.slice(Math.max(0, t - 9), t + 1).reduce((sum, value) => sum + value, 0));
    expect(interruptedTimeSeries(white, 100)?.durbinWatson).toBeGreaterThan(1.7);
    const found = interruptedTimeSeries(walk, 100);
    expect(found?.durbinWatson).toBeLessThan(0.5);
    expect(found?.neweyWestSe[2]).toBeGreaterThan(found?.se[2] ?? Infinity);
  });

  it("takes ⌊4(n/100)^(2/9)⌋ neighbours, at least one", () => {
    expect([20, 100, 400].map((n) => interruptedTimeSeries(noise(n, 1), n / 2)?.lag)).toEqual([2, 4, 5]);
    expect(interruptedTimeSeries(noise(6, 1), 3)?.lag).toBe(2);
    expect(interruptedTimeSeries(noise(20, 1), 10, { lag: 7 })?.lag).toBe(7);
  });

  it("says when a side has fewer than eight points", () => {
    expect([7, 8, 12, 13].map((start) => interruptedTimeSeries(noise(20, 2), start)?.enoughPoints)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("is null where a side has no slope, or nothing but the lines is there", () => {
    for (const start of [0, 1, 19, 20, 25, -1]) expect(interruptedTimeSeries(noise(20, 2), start)).toBeNull();
    expect(interruptedTimeSeries([], 0)).toBeNull();
    expect(
      interruptedTimeSeries(
        Array.from({ length: 20 }, (_, t) => 3 + 0.1 * t),
        10,
      ),
    ).toBeNull();
  });
});
