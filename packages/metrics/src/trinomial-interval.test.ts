import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyTrinomial } from "./testing/arbitraries.ts";
import { netPoints, type Trinomial } from "./trinomial.ts";
import {
  adjustedWaldNetInterval,
  goodmanNetInterval,
  scoreNetInterval,
  studentNetInterval,
  waldNetInterval,
} from "./trinomial-interval.ts";

const clipped = [
  ["Wald", waldNetInterval],
  ["adjusted Wald", adjustedWaldNetInterval],
  ["score", scoreNetInterval],
  ["Goodman", goodmanNetInterval],
] as const;
const width = ({ low, high }: { low: number; high: number }) => high - low;
const fourfold = ({ up, down, n }: Trinomial): Trinomial => ({ up: 4 * up, down: 4 * down, n: 4 * n });

describe.each(clipped)("the %s interval of a net score", (name, interval) => {
  it("stays within ±100, in order", () => {
    forAll([anyTrinomial], (trinomial) => {
      const { low, high } = interval(trinomial);
      expect(-100 <= low && low <= high && high <= 100).toBe(true);
    });
  });

  it("holds the score, from two answers on", () => {
    forAll([anyTrinomial.filter(({ n }) => n > 1)], (trinomial) => {
      const { low, high } = interval(trinomial);
      const net = netPoints(trinomial);
      expect(low - 1e-9 <= net && net <= high + 1e-9).toBe(true);
    });
  });

  it("is mirrored with its sides", () => {
    forAll([anyTrinomial], ({ up, down, n }) => {
      const [one, other] = [interval({ up, down, n }), interval({ up: down, down: up, n })];
      expect(other.low).toBeCloseTo(-one.high, 9);
      expect(other.high).toBeCloseTo(-one.low, 9);
    });
  });

  it("shrinks with n and widens with the level", () => {
    forAll([anyTrinomial, fc.double({ min: 0.5, max: 0.99, noNaN: true })], (trinomial, level) => {
      expect(width(interval(fourfold(trinomial)))).toBeLessThanOrEqual(width(interval(trinomial)) + 1e-9);
      expect(width(interval(trinomial, level))).toBeLessThanOrEqual(width(interval(trinomial, 0.995)) + 1e-9);
    });
  });

  it.each([0, 1, -1, 95, Number.NaN])("refuses the level %s", (level) => {
    expect(() => interval({ up: 1, down: 1, n: 3 }, level), name).toThrow(RangeError);
  });
});

describe("the adjusted Wald interval", () => {
  it("never has width 0: ten promoters are no proof", () => {
    forAll([anyTrinomial], (trinomial) => expect(width(adjustedWaldNetInterval(trinomial))).toBeGreaterThan(0));
    expect(width(waldNetInterval({ up: 10, down: 0, n: 10 }))).toBe(0);
  });

  it("meets the plain one in large samples", () => {
    const [adjusted, plain] = [adjustedWaldNetInterval, waldNetInterval].map((of) =>
      of({ up: 5e6, down: 2e6, n: 1e7 }),
    );
    expect(adjusted?.low).toBeCloseTo(plain?.low ?? 0, 4);
    expect(adjusted?.high).toBeCloseTo(plain?.high ?? 0, 4);
  });

  it("of a single promoter stops short of 100: the imagined answers outweigh the real one", () => {
    // Python 3.11.7: N, P, D = 4, 1.75/4, .75/4; 100*(P - D + 1.959963984540054*sqrt((P + D - (P - D)**2)/N))
    expect(adjustedWaldNetInterval({ up: 1, down: 0, n: 1 }).high).toBeCloseTo(98.49864942, 7);
  });

  it("is clipped where it would leave the ruler", () => {
    expect(adjustedWaldNetInterval({ up: 10, down: 0, n: 10 }).high).toBe(100);
  });
});

describe("the score interval", () => {
  it("ends where its equation n(net − t)² = z²(P + D − t²) does", () => {
    forAll([anyTrinomial], (trinomial) => {
      const { up, down, n } = trinomial;
      const { low, high } = scoreNetInterval(trinomial);
      const z2 = 1.959963984540054 ** 2;
      for (const end of [low / 100, high / 100]) {
        if (Math.abs(end) === 1) continue;
        expect(n * ((up - down) / n - end) ** 2).toBeCloseTo(z2 * ((up + down) / n - end ** 2), 8);
      }
    });
  });
});

describe("the Student interval", () => {
  it("is not clipped, and there is none where nothing varies", () => {
    expect(studentNetInterval({ up: 2, down: 0, n: 3 })?.high).toBeGreaterThan(100);
    expect(studentNetInterval({ up: 3, down: 0, n: 3 })).toBeNull();
    expect(studentNetInterval({ up: 1, down: 0, n: 1 })).toBeNull();
  });

  it("is wider than Wald's", () => {
    forAll([anyTrinomial], (trinomial) => {
      const found = studentNetInterval(trinomial);
      if (found) expect(width(found)).toBeGreaterThan(width(waldNetInterval(trinomial)));
    });
  });
});
