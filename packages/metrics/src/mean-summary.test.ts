import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineOf } from "./mean-line.ts";
import { meanSummary } from "./mean-summary.ts";
import { answeredOn, anyScale } from "./testing/arbitraries.ts";

const positive = anyScale.filter(({ min, max }) => min >= 0 && max > 0);

describe("the summary of a mean", () => {
  it("carries value and interval through its method's line", () => {
    forAll(
      [positive.chain((scale) => answeredOn(scale)), fc.constantFrom("composite" as const, "easeIndex" as const)],
      (histogram, method) => {
        const [plain, found] = [meanSummary(histogram, "mean", {}), meanSummary(histogram, method, {})];
        const { at } = lineOf(method, histogram.scale);
        expect(found?.value).toBeCloseTo(at(plain?.value ?? 0, 1), 9);
        const ends = plain?.interval
          ? [at(plain.interval.low, 1), at(plain.interval.high, 1)].sort((a, b) => a - b)
          : [];
        expect(found?.interval ? [found.interval.low, found.interval.high] : []).toEqual(
          ends.map((end) => expect.closeTo(end, 9)),
        );
      },
    );
  });

  it("with an effective n of one, or less, has no interval", () => {
    const histogram = { scale: { min: 1, max: 5, direction: "higherIsBetter" as const }, counts: [1, 0, 0, 0, 3] };
    expect(meanSummary(histogram, "mean", { effectiveN: 1 })).toMatchObject({
      value: 4,
      n: 4,
      effectiveN: 1,
      interval: null,
    });
    expect(meanSummary(histogram, "mean", { effectiveN: 1.5 })?.interval).not.toBeNull();
  });
});
