import { describe, expect, it } from "vitest";
import { type MadePlan, makePlan, noAnswers, withCounts } from "../testing/plans.ts";
import { judgePlan } from "./judge.ts";
import { answerVariance } from "./measure.ts";
import { outlookOf, type PlannedRegistration } from "./outlook.ts";
import { forecastPlan } from "./planner.ts";
import { pooled, tallyUnits } from "./units.ts";

const planned = (made: MadePlan = {}) => {
  const { registration, units } = makePlan(made);
  const { after, ...rest } = registration;
  const before: PlannedRegistration = { ...rest, afterPeriods: after.length, hasTrigger: true };
  return { registration, units, outlook: outlookOf(before, units) };
};

describe("before the start", () => {
  it("the design is the one that the verdict will have", () => {
    const { registration, units, outlook } = planned({ planUnits: 2, answers: 50, leftOutPeriods: 2 });
    const { effect } = judgePlan(registration, units);
    expect(outlook?.design).toMatchObject({
      baselinePeriods: 20,
      gapPeriods: 2,
      afterPeriods: 6,
      comparisonUnits: 4,
      planPerPeriod: 100,
      comparisonPerPeriod: 200,
      sigma2Gap: expect.closeTo(effect?.sigma2 ?? 0, 9),
    });
    expect(outlook && forecastPlan(outlook.design)).toMatchObject({
      df: 18,
      kappa: expect.closeTo(effect?.kappa ?? 0, 9),
    });
    expect(outlook).toMatchObject({ trend: expect.closeTo(effect?.trend ?? 0, 9), distance: effect?.distance });
  });

  it("the variance of an answer is that of both groups pooled, and units with silent periods are none to compare with", () => {
    const { registration, units } = makePlan();
    const gappy = withCounts({ registration, units }, (counts, { unit, period }) =>
      unit.id === "comparison-1" && period === 4 ? noAnswers : counts,
    );
    const { after, ...rest } = registration;
    const outlook = outlookOf({ ...rest, afterPeriods: after.length, hasTrigger: false }, gappy.units);
    const tallied = tallyUnits(registration.measure, gappy.units);
    const all = pooled(registration.measure, tallied, registration.baseline);
    expect(outlook?.design).toMatchObject({
      comparisonUnits: 3,
      hasTrigger: false,
      variancePerAnswer: expect.closeTo(answerVariance(registration.measure, all), 9),
    });
  });

  it("a gap that already moves too fast is said", () => {
    expect(planned().outlook?.isTrendTooStrong).toBe(false);
    const drifting = planned({ answers: 300, lift: (role, period) => (role === "plan" ? (period - 10) / 50 : 0) });
    expect(drifting.outlook?.isTrendTooStrong).toBe(true);
    expect(judgePlan(drifting.registration, drifting.units).reason).toBe("trendsDiffer");
  });

  it("there is nothing to plan with in fewer than eight periods", () => {
    expect(planned({ baselinePeriods: 7 }).outlook).toBeNull();
    expect(planned({ baselinePeriods: 8 }).outlook).not.toBeNull();
    expect(planned({ answers: 4 }).outlook).toBeNull();
  });
});

describe("the balance table", () => {
  it("has levels, answers, strata and unrest beside each other", () => {
    const { outlook } = planned({ planUnits: 2, answers: 100, strata: ["web", "app"] });
    expect(outlook?.balance.map(({ of }) => of)).toEqual(["level", "answersPerPeriod", "strata", "unrest"]);
    const [level, answers, strata, unrest] = outlook?.balance ?? [];
    expect(level).toMatchObject({ isFlagged: false });
    expect(Math.abs(level?.difference ?? 1)).toBeLessThan(0.1);
    expect(answers).toMatchObject({ plan: 200, comparison: 200, difference: 0 });
    expect(strata).toMatchObject({ plan: null, comparison: null, difference: expect.closeTo(0, 9) });
    expect(unrest?.plan).toBeGreaterThanOrEqual(0);
  });

  it("flags levels that lie apart", () => {
    const [level] = planned({ lift: (role) => (role === "plan" ? 0.2 : 0) }).outlook?.balance ?? [];
    expect(level).toMatchObject({ isFlagged: true });
    expect(level?.difference).toBeLessThan(-0.25);
  });

  it("has no comparison where there is none", () => {
    const { outlook } = planned({ comparisonUnits: 0 });
    expect(outlook?.balance.every(({ comparison, difference }) => comparison === null && difference === null)).toBe(
      true,
    );
    expect(outlook?.design).toMatchObject({ comparisonUnits: 0, comparisonPerPeriod: 0 });
    expect(outlook && forecastPlan(outlook.design).claim).toBe("change");
  });
});
