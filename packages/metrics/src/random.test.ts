import { describe, expect, it } from "vitest";
import { seededRandom } from "./random.ts";

const draws = (seed: number, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random());
};

describe("chances with a seed", () => {
  it("repeat with their seed, and differ without it, from the first draw on", () => {
    expect(draws(7, 100)).toEqual(draws(7, 100));
    expect(draws(7, 1)).not.toEqual(draws(8, 1));
    expect(new Set(Array.from({ length: 1000 }, (_, seed) => draws(seed, 1)[0])).size).toBe(1000);
  });

  it("are even over 0…1: χ² of 20 bins, and no memory of the last one", () => {
    const x = draws(1, 200_000);
    expect(Math.min(...x.slice(0, 1000)) >= 0 && Math.max(...x.slice(0, 1000)) < 1).toBe(true);
    const bins = new Array<number>(20).fill(0);
    for (const one of x) bins[Math.floor(one * 20)] = (bins[Math.floor(one * 20)] ?? 0) + 1;
    const chi = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // χ² of 19 degrees lies between 6.84 and 38.58 in 99 % of samples.
    expect(chi).toBeGreaterThan(6.84);
    expect(chi).toBeLessThan(38.58);
    const products = x.slice(1).reduce((sum, one, index) => sum + (one - 0.5) * ((x[index] ?? 0) - 0.5), 0);
    expect(Math.abs(products / x.length / (1 / 12))).toBeLessThan(0.01);
  });
});
