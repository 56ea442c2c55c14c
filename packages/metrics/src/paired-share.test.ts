import { describe, expect, it } from "vitest";
import { pairedShareChange } from "./paired-share.ts";

/** How often the interval holds the truth when a thing is right by the first alone with chance p, by the second alone with chance q: every table weighed. */
function coverage(n: number, p: number, q: number): number {
  const logFactorial = [0];
  for (let k = 1; k <= n; k += 1) logFactorial.push((logFactorial[k - 1] ?? 0) + Math.log(k));
  const log = (k: number) => logFactorial[k] ?? 0;
  let held = 0;
  for (let onlyFirst = 0; onlyFirst <= n; onlyFirst += 1)
    for (let onlySecond = 0; onlyFirst + onlySecond <= n; onlySecond += 1) {
      const rest = n - onlyFirst - onlySecond;
      const ways = log(n) - log(onlyFirst) - log(onlySecond) - log(rest);
      const chance = Math.exp(ways + onlyFirst * Math.log(p) + onlySecond * Math.log(q) + rest * Math.log(1 - p - q));
      const found = pairedShareChange({ onlyFirst, onlySecond, n });
      if (found && found.interval.low <= q - p && q - p <= found.interval.high) held += chance;
    }
  return held;
}

describe("the difference of two shares of the same things", () => {
  it("is that of the formula of Agresti and Min", () => {
    // Python 3: b, c, n = 10.5, 25.5, 202; d = (c - b) / n; d ± 1.959963984540054 * ((b + c - (c - b) ** 2 / n) / n ** 2) ** .5
    const found = pairedShareChange({ onlyFirst: 10, onlySecond: 25, n: 200 });
    expect(found).toMatchObject({ value: 0.075, n: 200 });
    expect(found?.interval.low).toBeCloseTo(0.0169483806, 9);
    expect(found?.interval.high).toBeCloseTo(0.1315664709, 9);
  });

  it.each([
    { n: 40, p: 0.05, q: 0.05 },
    { n: 40, p: 0.02, q: 0.1 },
    { n: 120, p: 0.1, q: 0.15 },
    { n: 120, p: 0.01, q: 0.03 },
  ])("holds the truth as often as it says: n $n, $p and $q", ({ n, p, q }) => {
    const share = coverage(n, p, q);
    expect(share).toBeGreaterThan(0.935);
    expect(share).toBeLessThan(0.99);
  });

  it("turns its sign when the methods are exchanged, and has a width where nothing differs", () => {
    const one = pairedShareChange({ onlyFirst: 3, onlySecond: 9, n: 80 });
    const other = pairedShareChange({ onlyFirst: 9, onlySecond: 3, n: 80 });
    expect(other?.value).toBeCloseTo(-(one?.value ?? 0), 12);
    expect(other?.interval.low).toBeCloseTo(-(one?.interval.high ?? 0), 12);
    const alike = pairedShareChange({ onlyFirst: 0, onlySecond: 0, n: 50 });
    expect(alike?.value).toBe(0);
    expect(alike?.interval.high).toBeGreaterThan(0);
    expect(pairedShareChange({ onlyFirst: 0, onlySecond: 0, n: 0 })).toBeNull();
  });

  it("refuses what cannot have been counted", () => {
    expect(() => pairedShareChange({ onlyFirst: 3, onlySecond: 3, n: 5 })).toThrow("Of 5 things 6 cannot differ");
    expect(() => pairedShareChange({ onlyFirst: -1, onlySecond: 3, n: 5 })).toThrow("not -1");
  });
});
