import { describe, expect, it } from "vitest";
import { linearForecast } from "../forecast.ts";
import { projectionDesign } from "./design.ts";
import { unrestOf } from "./gap.ts";
import { isTrendTooStrong, trendOf } from "./trend.ts";

const baseline = Array.from({ length: 12 }, (_, at) => at);
const after = [13, 14, 15];
const design = projectionDesign(baseline, after, { yearlyCycle: false });
const trend = (real: (period: number) => number, sampling = 1) => {
  if (!design) throw new Error("the baseline carries a line");
  return trendOf(design, unrestOf(design, baseline, { real, sampling: () => sampling }), { baseline, after });
};
const wobbling = (period: number) => 0.5 * period + Number([3, -4, 1, 2, -2, 0][period % 6]);

describe("the trend of a gap", () => {
  it("is the slope of least squares, and certain as the larger of its scatter and sampling lets it", () => {
    const forecast = linearForecast(baseline, baseline.map(wobbling), 14);
    expect(trend(wobbling).trend).toBeCloseTo(forecast?.slope ?? 0, 9);
    expect(trend(wobbling).distance).toBe(8.5);
    expect(trend(wobbling, 100).trendP).toBeGreaterThan(trend(wobbling).trendP);
  });

  it("is too strong when it is sure and would carry the gap further than what counts", () => {
    const sure = { trend: -1, trendP: 0.01, distance: 10 };
    expect(isTrendTooStrong(sure, 5)).toBe(true);
    expect(isTrendTooStrong(sure, 10)).toBe(false);
    expect(isTrendTooStrong({ ...sure, trendP: 0.02 }, 5)).toBe(false);
  });
});
