import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csatMethodsOf, csatSummary } from "./csat.ts";
import { histogramFromCounts, histogramFromScores } from "./histogram.ts";
import type { CsatMethod } from "./summary.ts";
import { answeredOn, anyScale, mirrored, times, withOneRaised } from "./testing/arbitraries.ts";

const five = { min: 1, max: 5, direction: "higherIsBetter" } as const;
/** A histogram with a method that says something on its scale. */
const csat = anyScale.chain((scale) =>
  fc.record({ method: fc.constantFrom(...csatMethodsOf(scale)), histogram: answeredOn(scale) }),
);
const bounds: Record<CsatMethod, (scale: { min: number; max: number }) => [number, number]> = {
  topTwoBox: () => [0, 1],
  net: () => [-100, 100],
  mean: ({ min, max }) => [min, max],
  composite: ({ min, max }) => [min / max, 1],
};

describe("CSAT", () => {
  it("of 4, 6, 15, 45 and 30 answers, by four methods", () => {
    const histogram = histogramFromCounts(five, [4, 6, 15, 45, 30]);
    // Means and their interval: R 4.2.2, t.test(rep(1:5, c(4, 6, 15, 45, 30))); Wilson: R 4.2.2, prop.test(75, 100, correct = FALSE).
    expect(csatSummary(histogram, "mean")).toMatchObject({
      value: 3.91,
      unit: "scale",
      n: 100,
      interval: { method: "studentT", low: expect.closeTo(3.706443686, 8), high: expect.closeTo(4.113556314, 8) },
    });
    expect(csatSummary(histogram, "composite")).toMatchObject({ value: 0.782, unit: "share" });
    expect(csatSummary(histogram, "topTwoBox")).toMatchObject({
      value: 0.75,
      unit: "share",
      interval: { method: "wilson", low: expect.closeTo(0.6569553645, 9), high: expect.closeTo(0.8245478864, 9) },
    });
    expect(csatSummary(histogram, "net")).toMatchObject({
      value: 65,
      unit: "points",
      interval: { method: "adjustedWald" },
    });
  });

  it("stays within the bounds of its method, with its interval around it", () => {
    forAll([csat], ({ method, histogram }) => {
      const summary = csatSummary(histogram, method);
      if (!summary) throw new Error("answered histograms have summaries");
      const [low, high] = bounds[method](histogram.scale);
      const inside = (value: number) => low - 1e-9 <= value && value <= high + 1e-9;
      expect(inside(summary.value)).toBe(true);
      if (!summary.interval) return expect(summary.n).toBe(1);
      expect(inside(summary.interval.low) && inside(summary.interval.high)).toBe(true);
      if (method === "net" && summary.n === 1) return;
      expect(summary.interval.low - 1e-9 <= summary.value && summary.value <= summary.interval.high + 1e-9).toBe(true);
      expect(summary.interval.high).toBeGreaterThan(summary.interval.low);
    });
  });

  it("never falls when one answer is raised on a scale where more is better", () => {
    forAll([csat, fc.nat()], ({ method, histogram: { scale, counts } }, place) => {
      const histogram = histogramFromCounts({ ...scale, direction: "higherIsBetter" }, counts);
      const raised = withOneRaised(histogram, place);
      if (raised)
        expect(csatSummary(raised, method)?.value).toBeGreaterThanOrEqual(
          (csatSummary(histogram, method)?.value ?? 0) - 1e-12,
        );
    });
  });

  it("narrows with n, and does not change when every answer doubles", () => {
    forAll([csat], ({ method, histogram }) => {
      const [one, many] = [csatSummary(times(2, histogram), method), csatSummary(times(20, histogram), method)];
      expect(many?.value).toBeCloseTo(one?.value ?? Number.NaN, 12);
      const width = (interval: { low: number; high: number } | null | undefined) =>
        interval ? interval.high - interval.low : Number.NaN;
      expect(width(many?.interval)).toBeLessThanOrEqual(width(one?.interval));
    });
  });

  it("by boxes is the same on the mirrored scale", () => {
    forAll([csat, fc.constantFrom("topTwoBox" as const, "net" as const)], ({ histogram }, method) =>
      expect(csatSummary(mirrored(histogram), method)?.value).toBe(csatSummary(histogram, method)?.value),
    );
  });

  it("of no answers is null; a mean of one has no interval", () => {
    const nobody = histogramFromCounts(five, [0, 0, 0, 0, 0]);
    for (const method of csatMethodsOf(five)) expect(csatSummary(nobody, method)).toBeNull();
    expect(csatSummary(histogramFromScores(five, [4]), "mean")).toMatchObject({ value: 4, n: 1, interval: null });
  });

  it("of five equal answers still has a width: they are no proof that the sixth will be the same", () => {
    const interval = csatSummary(histogramFromScores(five, [4, 4, 4, 4, 4]), "mean")?.interval;
    // 4 ± t₀.₉₇₅,₄·√(1/6/5)
    expect(interval).toMatchObject({ low: expect.closeTo(4 - 2.776445105 * Math.sqrt(1 / 30), 8) });
  });

  it("as a composite needs a largest possible sum", () => {
    const below = histogramFromScores({ min: -2, max: 2, direction: "higherIsBetter" }, [1, 2]);
    expect(() => csatSummary(below, "composite")).toThrow(
      "A composite needs a scale from 0 or above, not -2 to 2 higherIsBetter",
    );
    expect(csatMethodsOf(below.scale)).toEqual(["topTwoBox", "mean", "net"]);
    expect(csatMethodsOf({ min: 1, max: 3, direction: "higherIsBetter" })).not.toContain("topTwoBox");
  });
});
