import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogramFromCounts, mergeHistograms } from "./histogram.ts";
import { nps, npsVariance } from "./nps.ts";
import { npsScale } from "./scale.ts";
import { scoreChart, scoreDistance, scoreLimits } from "./score-chart.ts";
import { answeredNps, anyNps } from "./testing/arbitraries.ts";

const nobody = histogramFromCounts(npsScale, new Array<number>(11).fill(0));
const split = (up: number, down: number) => histogramFromCounts(npsScale, nobody.counts.with(10, up).with(0, down));

describe("the chart of a score", () => {
  it("is centred on all baseline answers together", () => {
    forAll([fc.array(answeredNps, { minLength: 1, maxLength: 12 })], (periods) => {
      const [chart, whole] = [scoreChart(periods), mergeHistograms(periods)];
      expect(chart?.centre).toBeCloseTo((whole && nps(whole)) ?? Number.NaN, 9);
      expect((chart?.variance ?? 0) / 1e4).toBeCloseTo((whole && npsVariance(whole)) ?? Number.NaN, 9);
      expect(chart?.overDispersion).toBeGreaterThanOrEqual(1);
    });
  });

  it("has limits that open as n falls, around the centre", () => {
    const chart = { centre: 30, variance: 6400, overDispersion: 1 };
    expect(scoreLimits(chart, 100)).toEqual({ low: 6, high: 54 });
    expect(scoreLimits({ ...chart, overDispersion: 2 }, 400)).toEqual({ low: 6, high: 54 });
    expect(scoreLimits(chart, 0)).toBeNull();
  });

  it("measures a period in standard errors of its own n", () => {
    const chart = { centre: 0, variance: 10_000, overDispersion: 3 };
    expect(scoreDistance(chart, split(75, 25))).toBeCloseTo(5, 10);
    expect(scoreDistance(chart, nobody)).toBeNull();
    expect(scoreDistance({ ...chart, variance: 0 }, split(1, 1))).toBeNull();
  });

  it("widens with periods that differ by more than sampling, from eight of them on", () => {
    const wild = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? split(90, 10) : split(10, 90)));
    expect(scoreChart(wild)?.overDispersion).toBeGreaterThan(10);
    expect(scoreChart(wild.slice(1))?.overDispersion).toBe(1);
  });

  it("passes over periods without answers, and is null without any", () => {
    forAll([fc.array(anyNps, { maxLength: 6 })], (periods) =>
      expect(scoreChart([...periods, nobody])).toEqual(scoreChart(periods)),
    );
    expect([scoreChart([]), scoreChart([nobody])]).toEqual([null, null]);
  });

  it("serves every method", () => {
    const five = histogramFromCounts({ min: 1, max: 5, direction: "higherIsBetter" }, [0, 0, 2, 4, 4]);
    expect(scoreChart([five], "topTwoBox")?.centre).toBeCloseTo(0.8, 12);
    expect(scoreChart([five], "mean")?.centre).toBeCloseTo(4.2, 12);
  });
});
