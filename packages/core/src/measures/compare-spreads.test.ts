import { expect, test } from "vitest";
import { compareSpreads } from "./compare-spreads.ts";
import type { Change, Measure } from "./measure.ts";

const scale = { key: "csat-1-5", version: 1, min: 1, max: 5, direction: "higherIsBetter" } as const;

/** Forty people a period around one mean, before closer together than now: p is about .02. */
function measure(verdict: Change["verdict"] = "noDetectableChange"): Measure {
  const side = { value: 3, n: 40, effectiveN: null, scale };
  const change = { verdict, previous: { ...side, histogram: [0, 6, 28, 6, 0] } };
  return { ...side, method: "mean", unit: "scale", histogram: [0, 11, 18, 11, 0], change } as unknown as Measure;
}

test("a spread is judged in the family of its query: what would stand alone is chance among many", () => {
  expect(compareSpreads([measure()])).toEqual([{ shift: expect.closeTo(0.25, 9), flagged: true }]);
  const among = compareSpreads(new Array(20).fill(measure()));
  expect(among.map((one) => one?.flagged)).toEqual(new Array(20).fill(false));
});

test("what does not compare and what has nothing to compare with is told apart by no test", () => {
  expect(compareSpreads([measure("notComparable"), { ...measure(), change: null }])).toEqual([null, null]);
});
