import { expect, it } from "vitest";
import { expectedCount, startMisses, unrestOfCounts, weeklyGrowth } from "./expected-count.ts";

it("a growing account expects more in a later week than its thirteen weeks had", () => {
  const counts = Array.from({ length: 40 }, (_, week) => 1000 * 1.01 ** week);
  const growth = weeklyGrowth(counts, 40);
  expect(expectedCount(counts, { before: 40, week: 40, growth })).toBeCloseTo(1000 * 1.01 ** 40, -1);
  expect(expectedCount(counts, { before: 40, week: 44, growth })).toBeCloseTo(1000 * 1.01 ** 44, -1);
});

it("no account grows faster than 2 % a week for long", () => {
  const counts = Array.from({ length: 26 }, (_, week) => 1000 * 1.5 ** week);
  expect(weeklyGrowth(counts, 26)).toBe(0.02);
  expect(weeklyGrowth(counts.toReversed(), 26)).toBe(-0.02);
  expect(weeklyGrowth([], 0)).toBe(0);
});

it("forgets forecasts after a year", () => {
  const misses = startMisses();
  misses.add(200, 100, 0);
  for (let week = 1; week <= 52; week += 1) misses.add(100, 100, week);
  expect(misses.sums().squares).toBe(52 * 10_000);
  expect(misses.sums().excess).toBeCloseTo((-52 * 100 * 14) / 13, 6);
});

it("forgets the forecasts of weeks that are known to be wrong", () => {
  const misses = startMisses();
  for (let week = 0; week < 10; week += 1) misses.add(week === 4 ? 900 : 100, 100, week);
  misses.forget(4, 5);
  expect(misses.sums()).toEqual({ excess: expect.closeTo((-8 * 100 * 14) / 13, 6), squares: 8 * 10_000 });
});

it("a calm series borrows unrest from its class, a restless one keeps its own", () => {
  const calm = new Array(10).fill({ expected: 100, excess: 100, squares: 10_000 });
  const found = unrestOfCounts([...calm, { expected: 100, excess: 4000, squares: 10_000 }]);
  expect(found.at(-1)).toEqual({ excess: 0.4, nu: 100 });
  expect(found[0]?.excess).toBeGreaterThan(0.01);
  expect(unrestOfCounts([{ expected: 30, excess: -5, squares: 900 }])).toEqual([{ excess: 1e-4, nu: 50 }]);
});
