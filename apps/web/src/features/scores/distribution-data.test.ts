import { describe, expect, it } from "vitest";
import type { Measure } from "#lib/measure.ts";
import { spreadOf } from "./distribution-data.ts";

function measureOf(histogram: number[], more: Partial<Measure> = {}): Measure {
  const n = histogram.reduce((sum, count) => sum + count, 0);
  return {
    metric: "csat",
    name: { en: "CSAT" },
    method: "topTwoBox",
    unit: "share",
    scope: "transaction",
    value: null,
    n,
    effectiveN: null,
    base: "normal",
    interval: null,
    scale: { key: "s", version: 1, min: 1, max: histogram.length, direction: "higherIsBetter" },
    pooled: null,
    histogram,
    excluded: [],
    withheld: null,
    change: null,
    trace: { metric: "csat", method: "topTwoBox", period: { from: "2026-01-01", to: "2026-01-31" }, filters: {} },
    ...more,
  };
}

const tones = (measure: Measure) =>
  spreadOf(measure)
    ?.points.map(({ tone }) => tone[0])
    .join("");

describe("spreadOf", () => {
  it("groups NPS as its definition does", () => {
    const scale = { key: "s", version: 1, min: 0, max: 10, direction: "higherIsBetter" as const };
    const nps = measureOf([1, 0, 0, 0, 0, 0, 1, 1, 1, 3, 3], { method: "nps", scale });
    expect(tones(nps)).toBe("dddddddpppp");
    expect(spreadOf(nps)?.groups.map(({ name, points, share }) => [name, points, share])).toEqual([
      ["detractor", 7, 0.2],
      ["passive", 2, 0.2],
      ["promoter", 2, 0.6],
    ]);
  });

  it("keeps the good end good when less is better", () => {
    const effort = measureOf([5, 4, 3, 2, 1, 0, 0], {
      method: "easeIndex",
      scale: { key: "s", version: 1, min: 1, max: 7, direction: "lowerIsBetter" },
    });
    expect(spreadOf(effort)?.points.map(({ tone }) => tone)).toEqual([
      "promoter",
      "promoter",
      "promoter",
      "passive",
      "detractor",
      "detractor",
      "detractor",
    ]);
  });

  it.each([
    [
      [1, 1],
      ["detractor", "promoter"],
    ],
    [
      [1, 1, 1],
      ["detractor", "passive", "promoter"],
    ],
    [
      [1, 1, 1, 1],
      ["detractor", "detractor", "promoter", "promoter"],
    ],
  ])("gives short scales ends that do not overlap: %j", (histogram, expected) => {
    expect(spreadOf(measureOf(histogram))?.points.map(({ tone }) => tone)).toEqual(expected);
  });

  it("is nothing where nothing may be shown", () => {
    expect(spreadOf(measureOf([1, 2, 0, 0, 0], { histogram: null }))).toBeNull();
    expect(spreadOf(measureOf([0, 0, 0, 0, 0]))).toBeNull();
  });
});
