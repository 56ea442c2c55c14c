import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cusum } from "./cusum.ts";

const settings = { target: 0, slack: 0.5, threshold: 4 };
const series = fc.array(
  fc.integer({ min: -40, max: 40 }).map((tenth) => tenth / 10),
  { maxLength: 30 },
);

describe("the CUSUM", () => {
  it("is the largest sum of excesses over all starts, never below 0", () => {
    forAll([series], (x) => {
      const { upper } = cusum(x, settings);
      for (const [end, value] of upper.entries()) {
        const sums = x
          .slice(0, end + 1)
          .map((_, start) => x.slice(start, end + 1).reduce((sum, one) => sum + one - 0.5, 0));
        expect(value).toBeCloseTo(Math.max(0, ...sums), 9);
      }
    });
  });

  it("sees the mirror image of a series on the other side", () => {
    forAll([series], (x) => {
      const [one, other] = [
        cusum(x, settings),
        cusum(
          x.map((value) => -value),
          settings,
        ),
      ];
      expect(other.upper).toEqual(one.lower);
      expect([other.firstUpperSignal, other.firstSignal]).toEqual([one.firstLowerSignal, one.firstSignal]);
    });
  });

  it("finds a lasting shift of one sigma before eight in a row would end, and says the first of both sides", () => {
    const found = cusum([0, 0, 0, 1.5, 1.5, 1.5, 1.5, 1.5], settings);
    expect(found).toMatchObject({ firstUpperSignal: 7, firstLowerSignal: null, firstSignal: 7 });
    expect(cusum([4, 4, -9, -9], { ...settings, threshold: 6 })).toMatchObject({
      firstUpperSignal: 1,
      firstLowerSignal: 2,
      firstSignal: 1,
    });
  });

  it("signals beyond the threshold, not on it, and nothing of nothing", () => {
    expect(cusum([4.5], settings).firstSignal).toBeNull();
    expect(cusum([4.6], settings).firstSignal).toBe(0);
    expect(cusum([], settings)).toEqual({
      upper: [],
      lower: [],
      firstUpperSignal: null,
      firstLowerSignal: null,
      firstSignal: null,
    });
  });
});
