import { forAll } from "@heard/config/testing/for-all";
import { describe, expect, it } from "vitest";
import { valueMoments } from "../answer-values.ts";
import { anyPlan, makePlan, type Plan } from "../testing/plans.ts";
import { projectionDesign } from "./design.ts";
import { measureEffect } from "./effect.ts";
import { pooled, tallyUnits, unitsOf } from "./units.ts";
import { rolesOf, withoutExcluded } from "./windows.ts";

const measured = ({ registration, units }: Plan) => {
  const tallied = tallyUnits(registration.measure, units);
  const windows = withoutExcluded(registration);
  return { tallied, windows, effect: measureEffect(registration, tallied, windows) };
};

describe("the effect", () => {
  it("and the mix part add up to what was seen: the raw gap after the start against its projection", () => {
    forAll([anyPlan], (plan) => {
      const { tallied, windows, effect } = measured(plan);
      const yearlyCycle = rolesOf(tallied).length === 1 && windows.baseline.length >= 20;
      const design = projectionDesign(windows.baseline, windows.after, { yearlyCycle });
      const seen = [...(design?.weights ?? [])].map(([period, c]) => {
        const score = (role: "plan" | "comparison") =>
          valueMoments(pooled(plan.registration.measure, unitsOf(tallied, role), [period]), "nps")?.value ?? 0;
        return c * (score("plan") - score("comparison"));
      });
      const total = seen.reduce((a, b) => a + b, 0);
      expect((effect?.estimate ?? 0) + (effect?.mixPart ?? 0)).toBeCloseTo(total, 7);
    });
  });

  it("has errors above 0, a mix part of 0 with one cell, and its points in the order of time", () => {
    forAll([anyPlan], (plan) => {
      const { effect, windows } = measured(plan);
      expect(effect?.se).toBeGreaterThan(0);
      expect(effect?.trendP).toBeGreaterThanOrEqual(0);
      expect(effect?.trendP).toBeLessThanOrEqual(1);
      expect(effect?.second === null).toBe(windows.leftOut.length === 0);
      const periods = effect?.points.map(({ period }) => period) ?? [];
      expect(periods).toEqual(periods.toSorted((a, b) => a - b));
    });
    const { effect } = measured(makePlan({ comparisonUnits: 1 }));
    expect(effect?.mixPart).toBeCloseTo(0, 9);
  });

  it("is the mean distance of the after points from the line", () => {
    const { effect } = measured(makePlan({ lift: (role, period) => (role === "plan" && period >= 21 ? 0.2 : 0) }));
    const after = effect?.points.filter(({ window }) => window === "after") ?? [];
    const mean = after.reduce((total, { gap, projected }) => total + gap - projected, 0) / after.length;
    expect(mean).toBeCloseTo(effect?.estimate ?? 0, 9);
    expect(effect?.estimate).toBeGreaterThan(10);
  });

  it("shows the same periods of last year only where they are in the baseline", () => {
    expect(measured(makePlan({ baselinePeriods: 20 })).effect?.lastYear).not.toBeNull();
    expect(measured(makePlan({ baselinePeriods: 8, leftOutPeriods: 2, afterPeriods: 2 })).effect?.lastYear).toBeNull();
  });

  it("keeps its straight line where left-out periods bring the history to twenty", () => {
    const { effect, windows } = measured(makePlan({ comparisonUnits: 0, baselinePeriods: 18, leftOutPeriods: 2 }));
    const gapAt = new Map(effect?.points.map(({ period, gap }) => [period, gap]));
    const before = [...windows.baseline, ...windows.leftOut];
    const line = projectionDesign(before, windows.after, { yearlyCycle: false });
    const total = [...(line?.weights ?? [])].reduce((sum, [period, c]) => sum + c * (gapAt.get(period) ?? 0), 0);
    expect(effect).toMatchObject({ df: 16, second: { estimate: expect.closeTo(total, 9) } });
  });

  it("knows the shape of its comparison", () => {
    expect(measured(makePlan()).effect?.comparison).toEqual({ units: 4, steadyUnits: 4, largestShare: 0.25 });
    expect(measured(makePlan({ comparisonUnits: 0 })).effect).toMatchObject({
      placeboRatio: 1,
      df: 16,
      comparison: { units: 0, steadyUnits: 0, largestShare: 0 },
    });
  });
});
