import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastPlan, helpForPlan, neededPlanAnswers, type PlanDesign } from "./planner.ts";

const design: PlanDesign = {
  baselinePeriods: 26,
  gapPeriods: 1,
  afterPeriods: 6,
  comparisonUnits: 8,
  planPerPeriod: 400,
  comparisonPerPeriod: 800,
  variancePerAnswer: 6100,
  sigma2Gap: 0,
  hasTrigger: true,
};
/** A design of the table in verdict.md part 7, with σ_u of one unit. */
const tabled = (planUnits: number, comparisonUnits: number, unrest: number): PlanDesign => ({
  ...design,
  comparisonUnits,
  planPerPeriod: planUnits,
  comparisonPerPeriod: Math.max(1, comparisonUnits),
  sigma2Gap: unrest ** 2 * (1 / planUnits + (comparisonUnits > 0 ? 1 / comparisonUnits : 0)),
});
const perUnit = (planUnits: number, plan: PlanDesign, change: number) => {
  const needed = neededPlanAnswers(plan, change);
  return needed === null ? null : Math.ceil(needed / planUnits);
};

describe("answers per unit and period", () => {
  it.each([
    [4, 20, {}, [83, 95, 164, 331, 655]],
    [4, 8, {}, [107, 127, 304, 426, 1214]],
    [4, 8, { afterPeriods: 3 }, [139, 176, 885, 555, 3539]],
    [1, 8, {}, [327, 637, null, 1306, null]],
    [4, 8, { baselinePeriods: 12, afterPeriods: 3 }, [446, 1358, null, 1783, null]],
    [1, 2, {}, [564, 3936, null, 2255, null]],
    [1, 0, {}, [547, 2810, null, 2185, null]],
  ] as const)("with %i plan and %i comparison units, %j, are those of the table", (plan, comparison, changes, row) => {
    const at = (unrest: number, change: number) =>
      perUnit(plan, { ...tabled(plan, comparison, unrest), ...changes }, change);
    expect([at(0, 10), at(3, 10), at(6, 10), at(0, 5), at(3, 5)]).toEqual(row);
    expect(at(6, 5)).toBeNull();
  });

  it("are the smallest that do", () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 4000 }));
    const shape = fc.record({
      baselinePeriods: fc.integer({ min: 8, max: 26 }),
      afterPeriods: fc.integer({ min: 1, max: 13 }),
      comparisonUnits: fc.integer({ min: 0, max: 20 }),
      sigma2Gap: fc.double({ min: -20, max: 20, noNaN: true }),
      hasTrigger: fc.boolean(),
    });
    forAll([shape, sizes, fc.integer({ min: 2, max: 40 })], (changes, [planPerPeriod, comparisonPerPeriod], change) => {
      const plan = { ...design, ...changes, planPerPeriod, comparisonPerPeriod };
      const needed = neededPlanAnswers(plan, change);
      if (needed === null) return;
      const at = (answers: number) =>
        forecastPlan({
          ...plan,
          planPerPeriod: answers,
          comparisonPerPeriod: (comparisonPerPeriod / planPerPeriod) * answers,
        }).smallestDetectable;
      expect(at(needed)).toBeLessThanOrEqual(change);
      if (needed > 1) expect(at(needed - 1)).toBeGreaterThan(change);
    });
  });
});

describe("the smallest detectable change", () => {
  it("grows with unrest, a trigger and the power asked for, and falls with answers", () => {
    const at = (changes: Partial<PlanDesign>) => forecastPlan({ ...design, ...changes }).smallestDetectable;
    expect(at({ sigma2Gap: 5 })).toBeGreaterThan(at({}));
    expect(at({ sigma2Gap: -5 })).toBe(at({}));
    expect(at({ hasTrigger: false })).toBeLessThan(at({}));
    expect(at({ power: 0.9 })).toBeGreaterThan(at({}));
    expect(at({ planPerPeriod: 800 })).toBeLessThan(at({}));
    expect(at({ comparisonUnits: 0 })).toBe(at({ comparisonUnits: 0, comparisonPerPeriod: 1 }));
  });

  it.each<[Partial<PlanDesign>, string]>([
    [{ baselinePeriods: 7 }, "Baseline periods are a whole number from 8, not 7"],
    [{ gapPeriods: -1 }, "Left-out periods are a whole number from 0, not -1"],
    [{ afterPeriods: 1.5 }, "After periods are a whole number from 1, not 1.5"],
    [{ comparisonUnits: -2 }, "Comparison units are a whole number from 0, not -2"],
    [{ planPerPeriod: 0 }, "Answers per period are above 0, not 0 and 800"],
    [{ power: 1 }, "power lies between 0 and 1, not 1"],
  ])("is refused for %j", (changes, message) => {
    expect(() => forecastPlan({ ...design, ...changes })).toThrow(RangeError(message));
  });

  it("is asked about a change above 0", () => {
    expect(() => neededPlanAnswers(design, 0)).toThrow(RangeError("A change to be seen is above 0, not 0"));
  });
});

describe("what would help", () => {
  it("is named with what it would take, the most helpful first", () => {
    const oneShop = tabled(1, 2, 6);
    expect(neededPlanAnswers(oneShop, 10)).toBeNull();
    const help = helpForPlan(oneShop, 10);
    expect(help.map(({ by }) => by)).toContain("moreComparisonUnits");
    const sizes = help.map(({ smallestDetectable }) => smallestDetectable);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  });

  it("is never what makes it worse: with a short history more after periods do", () => {
    const young = { ...design, baselinePeriods: 8 };
    expect(helpForPlan(young, 10).map(({ by }) => by)).not.toContain("moreAfterPeriods");
    expect(helpForPlan(young, 10).map(({ by }) => by)).toContain("longerHistory");
  });
});
