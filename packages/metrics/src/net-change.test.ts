import { forAll } from "@heard/config/testing/for-all";
import { describe, expect, it } from "vitest";
import { adjustedNetChange, pooledNetZ, waldNetChange } from "./net-change.ts";
import { anyTrinomial } from "./testing/arbitraries.ts";
import { netPoints } from "./trinomial.ts";

const [before, after] = [
  { up: 50, down: 20, n: 100 },
  { up: 77, down: 13, n: 120 },
];

describe("the change of a net score", () => {
  it("is the textbook one without adjustment", () => {
    // NPS 30 → 53.33 with 100 and 120 answers: Δ 23.33, SE 9.99, z 2.336, p .0195, [3.75, 42.91].
    const change = waldNetChange(before, after);
    expect(change.delta).toBeCloseTo(70 / 3, 10);
    expect(change.se).toBeCloseTo(9.99, 2);
    expect(change.z).toBeCloseTo(2.336, 3);
    expect(change.p).toBeCloseTo(0.0195, 4);
    expect([change.interval.low, change.interval.high]).toEqual([expect.closeTo(3.75, 2), expect.closeTo(42.91, 2)]);
  });

  it("turns its sign with its sides, and its p does not change", () => {
    forAll([anyTrinomial, anyTrinomial], (a, b) => {
      for (const change of [waldNetChange, adjustedNetChange]) {
        const [there, back] = [change(a, b), change(b, a)];
        expect(back.delta).toBeCloseTo(-there.delta, 9);
        expect(back.interval.low).toBeCloseTo(-there.interval.high, 9);
        expect(back.p ?? 0).toBeCloseTo(there.p ?? 0, 9);
      }
      expect(pooledNetZ(b, a) ?? 0).toBeCloseTo(-(pooledNetZ(a, b) ?? 0), 9);
    });
  });

  it("from one sample to itself is 0 with p = 1", () => {
    forAll([anyTrinomial], (one) => expect(adjustedNetChange(one, one)).toMatchObject({ delta: 0, z: 0, p: 1 }));
  });

  it("is significant at 5 % exactly when its 95 % interval leaves out 0", () => {
    forAll([anyTrinomial, anyTrinomial], (a, b) => {
      const { p, interval } = adjustedNetChange(a, b);
      expect(p < 0.05).toBe(interval.low > 0 || interval.high < 0);
    });
  });

  it("always has an error once it is adjusted; without, none where nothing varies", () => {
    const everybody = { up: 10, down: 0, n: 10 };
    expect(waldNetChange(everybody, everybody)).toMatchObject({ se: 0, z: null, p: null });
    expect(pooledNetZ(everybody, everybody)).toBeNull();
    expect(adjustedNetChange(everybody, everybody).se).toBeGreaterThan(0);
  });

  it("is named after its adjustment", () => {
    expect(adjustedNetChange(before, after).interval.method).toBe("splitAdjustedWald");
    expect(adjustedNetChange(before, after, { imagined: 3 }).interval.method).toBe("adjustedWald");
    expect(waldNetChange(before, after).interval.method).toBe("wald");
  });

  it("between two large samples is the same by every road", () => {
    const large = (one: typeof before) => ({ up: 1e5 * one.up, down: 1e5 * one.down, n: 1e5 * one.n });
    const adjusted = adjustedNetChange(large(before), large(after));
    expect(adjusted.delta).toBeCloseTo(netPoints(after) - netPoints(before), 4);
  });

  it("needs answers on both sides", () => {
    expect(() => waldNetChange({ up: 0, down: 0, n: 0 }, after)).toThrow("A net score needs answers");
    expect(() => pooledNetZ(before, { up: 0, down: 0, n: 0 })).toThrow("A net score needs answers");
  });
});
