import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { individualsChart, movingRanges } from "./individuals-chart.ts";

const series = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 40 });

describe("the XmR chart", () => {
  it("is the published one of flow rates", () => {
    // NIST/SEMATECH e-Handbook 6.3.2.2: centre 50.81, mean moving range 1.8778, UCL 55.8041 and LCL 45.8159 with 3/1.128.
    const chart = individualsChart([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]);
    expect(chart?.centre).toBeCloseTo(50.81, 10);
    expect(chart?.meanRange).toBeCloseTo(1.8778, 4);
    expect((chart?.centre ?? 0) + 3 * (chart?.sigma ?? 0)).toBeCloseTo(55.8041, 4);
    expect((chart?.centre ?? 0) - 3 * (chart?.sigma ?? 0)).toBeCloseTo(45.8159, 4);
  });

  it("moves with the series and stretches with its unit", () => {
    forAll([series, fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 9 })], (x, shift, unit) => {
      const [plain, moved] = [individualsChart(x), individualsChart(x.map((value) => unit * value + shift))];
      expect(moved?.centre).toBeCloseTo(unit * (plain?.centre ?? 0) + shift, 8);
      expect(moved?.sigma).toBeCloseTo(unit * (plain?.sigma ?? 0), 8);
      expect(moved?.rangeLimit).toBeCloseTo(unit * (plain?.rangeLimit ?? 0), 8);
    });
  });

  it("stays frozen on its baseline, whatever comes after", () => {
    forAll([series, series], (baseline, later) =>
      expect(individualsChart([...baseline, ...later], baseline.length)).toEqual(individualsChart(baseline)),
    );
  });

  it("has no width where nothing moves, and is null below two points", () => {
    expect(individualsChart([5, 5, 5])).toMatchObject({ centre: 5, sigma: 0, limits: { low: 5, high: 5 } });
    expect([individualsChart([]), individualsChart([5]), individualsChart([5, 6, 7], 1)]).toEqual([null, null, null]);
    expect(movingRanges([3, 1, 4])).toEqual([2, 3]);
  });
});
