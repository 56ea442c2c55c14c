import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogramFromCounts, type ScoreHistogram } from "./histogram.ts";
import { mannWhitney } from "./mann-whitney.ts";
import { answeredOn, anyScale } from "./testing/arbitraries.ts";

const three = { min: 1, max: 3, direction: "higherIsBetter" } as const;
const pair = anyScale.chain((scale) => fc.tuple(answeredOn(scale, 12), answeredOn(scale, 12)));
const scores = ({ counts }: ScoreHistogram) => counts.flatMap((count, bin) => new Array<number>(count).fill(bin));

describe("Mann–Whitney", () => {
  it("agrees with SciPy", () => {
    // SciPy 1.17.1: mannwhitneyu(repeat([1, 2, 3], [15, 25, 20]), repeat([1, 2, 3], [10, 20, 30]), method="asymptotic")
    const found = mannWhitney(histogramFromCounts(three, [10, 20, 30]), histogramFromCounts(three, [15, 25, 20]));
    expect(found?.u).toBe(1475);
    expect(found?.p).toBeCloseTo(0.06720898638563, 11);
  });

  it("counts the pairs in which the second is ahead, and half the ties", () => {
    forAll([pair], ([a, b]) => {
      const u = scores(b).reduce(
        (sum, y) => sum + scores(a).reduce((part, x) => part + (y > x ? 1 : y === x ? 0.5 : 0), 0),
        0,
      );
      const found = mannWhitney(a, b);
      expect(found?.u).toBe(u);
      expect(found?.probability).toBeCloseTo(u / (scores(a).length * scores(b).length), 12);
    });
  });

  it("is symmetric: the probabilities add up to 1, and p stays", () => {
    forAll([pair], ([a, b]) => {
      const [there, back] = [mannWhitney(a, b), mannWhitney(b, a)];
      expect((there?.probability ?? 0) + (back?.probability ?? 0)).toBeCloseTo(1, 12);
      expect(back?.p).toBeCloseTo(there?.p ?? Number.NaN, 12);
      expect(mannWhitney(a, a)).toMatchObject({ probability: expect.closeTo(0.5, 12), p: 1 });
    });
  });

  it("of no answers is null, and of equal ones has nobody ahead", () => {
    const [nobody, twos] = [histogramFromCounts(three, [0, 0, 0]), histogramFromCounts(three, [0, 7, 0])];
    expect(mannWhitney(nobody, twos)).toBeNull();
    expect(mannWhitney(twos, nobody)).toBeNull();
    expect(mannWhitney(twos, twos)).toEqual({ u: 24.5, p: 1, probability: 0.5 });
  });

  it("refuses two rulers", () => {
    const other = histogramFromCounts({ ...three, direction: "lowerIsBetter" }, [1, 1, 1]);
    expect(() => mannWhitney(histogramFromCounts(three, [1, 1, 1]), other)).toThrow("do not compare");
  });
});
