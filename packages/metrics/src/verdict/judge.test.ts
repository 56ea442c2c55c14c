import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPlan, makePlan, noAnswers, type Plan, withCounts } from "../testing/plans.ts";
import { judgePlan, type PlanVerdict } from "./judge.ts";
import type { PlanRegistration } from "./registration.ts";

const judge = ({ registration, units }: Plan, changes: Partial<PlanRegistration> = {}) =>
  judgePlan({ ...registration, ...changes }, units);
const lifted = (points: number) => (role: string, period: number) =>
  role === "plan" && period >= 21 ? points / 100 : 0;
const numbersOf = ({ effect }: PlanVerdict) => [
  effect?.estimate ?? 0,
  effect?.se ?? 0,
  effect?.mixPart ?? 0,
  effect?.trend ?? 0,
  effect?.placeboRatio ?? 0,
  ...(effect?.interval ?? []),
];
const wordsOf = ({ verdict, reason, size }: PlanVerdict) => ({ verdict, reason, size });
const expectSame = (found: PlanVerdict, expected: PlanVerdict) => {
  expect(wordsOf(found)).toEqual(wordsOf(expected));
  expect(numbersOf(found)).toEqual(numbersOf(expected).map((value) => expect.closeTo(value, 7)));
};

describe("the words", () => {
  it("follow the interval", () => {
    expect(judge(makePlan({ lift: lifted(30) }))).toMatchObject({
      verdict: "improved",
      reason: null,
      size: "atLeastMeaningful",
      effect: { claim: "effect", strength: "firm" },
    });
    expect(judge(makePlan({ lift: lifted(-30) }))).toMatchObject({ verdict: "worsened", size: "atLeastMeaningful" });
    expect(judge(makePlan())).toMatchObject({ verdict: "noDetectableChange", reason: null, size: "open" });
    expect(judge(makePlan({ answers: 3000 }))).toMatchObject({ verdict: "noDetectableChange", size: "ruledOut" });
  });

  it("of a certain but tiny change say that it is tiny, or that its size is open", () => {
    const plan = makePlan({ answers: 2000, lift: lifted(6) });
    expect(judge(plan, { smallestMeaningfulChange: 20 })).toMatchObject({
      verdict: "improved",
      size: "belowMeaningful",
    });
    expect(judge(plan, { smallestMeaningfulChange: 8 })).toMatchObject({ verdict: "improved", size: "open" });
  });

  it("credit no plan with what lifted everybody", () => {
    const shock = makePlan({ answers: 400, lift: (_, period) => (period >= 21 ? 0.2 : 0) });
    expect(judge(shock).verdict).toBe("noDetectableChange");
  });

  it("say whether the target was met, when there was one", () => {
    const plan = makePlan({ lift: lifted(30) });
    expect(judge(plan).targetMet).toBeNull();
    expect(judge(plan, { targetChange: 10 }).targetMet).toBe(true);
    expect(judge(plan, { targetChange: 90 }).targetMet).toBe(false);
  });

  it("without comparison units claim a change only", () => {
    const alone = makePlan({ comparisonUnits: 0, answers: 400, lift: lifted(30) });
    expect(judge(alone)).toMatchObject({
      verdict: "improved",
      effect: { claim: "change", strength: "limited", level: 0.99, df: 16 },
    });
  });
});

describe("the gates, in their order", () => {
  const plan = makePlan({ lift: lifted(30) });
  const without = (isSilent: (unit: string, period: number) => boolean) =>
    withCounts(plan, (counts, { unit, period }) => (isSilent(unit.id, period) ? noAnswers : counts));

  it("a goal changed after approval voids the registration, whatever else", () => {
    expect(judge(plan, { goalChanged: true, after: [] })).toMatchObject({
      verdict: "notComparable",
      reason: "registrationVoid",
      effect: null,
    });
  });

  it("a plan stopped before its first period has too few", () => {
    const stopped = { verdict: "tooFewAnswers", reason: "periods", size: null, effect: null, windows: null };
    expect(judge(plan, { after: [], plannedAfter: 6 })).toMatchObject(stopped);
    expect(judge(plan, { excluded: plan.registration.after })).toMatchObject(stopped);
  });

  it("a plan stopped early is judged by the band of the looks", () => {
    const early = judge(plan, { after: [21, 22], plannedAfter: 6 });
    const full = judge(plan, { after: [21, 22] });
    expect(early.effect?.interval[0]).toBeLessThan(full.effect?.interval[0] ?? 0);
    expect(early.effect).toMatchObject({ estimate: full.effect?.estimate, level: 0.95 });
  });

  it("closed units are named, and too many of them leave nothing to compare", () => {
    const closed = without((unit, period) => unit === "comparison-1" && period >= 22);
    expect(judge(closed)).toMatchObject({ verdict: "improved", dropped: ["comparison-1"] });
    const most = without((unit, period) => /comparison-[123]/.test(unit) && period >= 21);
    expect(judge(most)).toMatchObject({ verdict: "notComparable", reason: "comparisonLost", dropped: { length: 3 } });
    const own = without((unit, period) => unit === "plan-1" && period >= 21);
    expect(judge(own)).toMatchObject({ verdict: "notComparable", reason: "planUnitsLost" });
  });

  it("thin periods are too few, short histories too short", () => {
    const thin = withCounts(plan, (counts, { unit, period }) =>
      unit.role === "plan" && period < 13 ? noAnswers.with(9, 4) : counts,
    );
    expect(judge(thin)).toMatchObject({ verdict: "tooFewAnswers", reason: "periods" });
    expect(judge(makePlan({ baselinePeriods: 7 }))).toMatchObject({
      verdict: "notComparable",
      reason: "historyTooShort",
      effect: null,
    });
  });

  it("a gap that was already moving is not comparable, by a word of its own without comparison", () => {
    const drifting = (comparisonUnits: number) =>
      makePlan({
        comparisonUnits,
        answers: 300,
        lift: (role, period) => (role === "plan" ? (period - 13) / 50 : 0),
      });
    expect(judge(drifting(4))).toMatchObject({ verdict: "notComparable", reason: "trendsDiffer", size: null });
    expect(judge(drifting(0))).toMatchObject({ verdict: "notComparable", reason: "trendTooStrong" });
    expect(judge(drifting(4)).effect?.trend).toBeGreaterThan(0);
  });

  it("last year's same periods have a veto", () => {
    // Better after the start than projected, but a year before it was better still.
    const season = makePlan({
      answers: 600,
      afterPeriods: 2,
      lift: (role, period) => (role !== "plan" ? 0 : period >= 21 ? 0.35 : period === 8 || period === 9 ? 0.4 : 0),
    });
    expect(judge(season)).toMatchObject({ reason: "lastYearDisagrees", verdict: "noDetectableChange" });
  });
});

describe("laws", () => {
  it("the order of units and strata, and where periods are counted from, change nothing", () => {
    forAll([anyPlan, fc.integer({ min: 1, max: 20 })], (plan, earlier) => {
      const found = judge(plan);
      const turned = plan.units.toReversed().map((unit) => ({ ...unit, strata: unit.strata.toReversed() }));
      expectSame(judgePlan(plan.registration, turned), found);
      const later = (periods: readonly number[]) => periods.map((period) => period + earlier);
      const { baseline, leftOut, after } = plan.registration;
      const shifted = withEarlierPeriods(plan, earlier);
      const moved = judge(shifted, { baseline: later(baseline), leftOut: later(leftOut), after: later(after) });
      expectSame(moved, found);
    });
  });

  it("a better answer after the start never lowers the estimate", () => {
    forAll([anyPlan], (plan) => {
      const raised = withCounts(plan, (counts, { unit, period }) =>
        unit.id === "plan-1" && period === plan.registration.after[0] ? raiseOne(counts) : counts,
      );
      expect(judge(raised).effect?.estimate ?? 0).toBeGreaterThanOrEqual((judge(plan).effect?.estimate ?? 0) - 1e-9);
    });
  });

  it("every answer ten times leaves the estimate and can only narrow the interval's error", () => {
    forAll([anyPlan], (plan) => {
      const more = judge(withCounts(plan, (counts) => counts.map((count) => 10 * count)));
      const found = judge(plan);
      // Cells below the least answers take their unit's mean, and with ten times as many have their own.
      if (plan.units[0]?.strata.length !== 1 || !found.effect) return;
      expect(more.effect?.estimate).toBeCloseTo(found.effect.estimate, 7);
      expect(more.effect?.trend).toBeCloseTo(found.effect.trend, 7);
    });
  });

  it("the mirror of a scale gives the mirror of the counts the same verdict", () => {
    const scale = { min: 1, max: 5, direction: "higherIsBetter" } as const;
    forAll([anyPlan, fc.constantFrom("mean" as const, "share" as const)], (plan, method) => {
      const five = withCounts(plan, (counts) => [0, counts[6] ?? 0, 0, counts[8] ?? 0, counts[9] ?? 0]);
      const turned = withCounts(five, (counts) => counts.toReversed());
      const measure = { method, scale, threshold: 4 };
      const found = judge(five, { measure });
      const mirrored = judge(turned, { measure: { ...measure, scale: { ...scale, direction: "lowerIsBetter" } } });
      expectSame(mirrored, found);
    });
  });

  it("one point for everybody changes nothing, and one point for the plan is an effect of one", () => {
    const scale = { min: 1, max: 5, direction: "higherIsBetter" } as const;
    const measure = { method: "mean", scale } as const;
    forAll([anyPlan], (plan) => {
      const [start = 0] = plan.registration.after;
      const five = withCounts(plan, (counts) => [counts[6] ?? 0, counts[8] ?? 0, counts[9] ?? 0, 0, 0]);
      const raise = (isFor: (role: string) => boolean) =>
        withCounts(five, (counts, { unit, period }) =>
          period >= start && isFor(unit.role) ? [0, ...counts.slice(0, 4)] : counts,
        );
      const found = judge(five, { measure });
      if (!found.effect || found.effect.comparison.units === 0) return;
      const everybody = raise(() => true);
      expectSame(judge(everybody, { measure }), found);
      const planOnly = judge(
        raise((role) => role === "plan"),
        { measure },
      );
      expect(planOnly.effect?.estimate).toBeCloseTo(found.effect.estimate + 1, 9);
      expect(planOnly.effect?.se).toBeCloseTo(found.effect.se, 9);
    });
  });
});

function withEarlierPeriods(plan: Plan, earlier: number): Plan {
  const none = Array.from({ length: earlier }, () => noAnswers);
  return {
    ...plan,
    units: plan.units.map((unit) => ({
      ...unit,
      strata: unit.strata.map((stratum) => ({ ...stratum, counts: [...none, ...stratum.counts] })),
    })),
  };
}

function raiseOne(counts: readonly number[]): readonly number[] {
  const from = counts.findIndex((count, score) => count > 0 && score < 9);
  return from < 0 ? counts : counts.with(from, (counts[from] ?? 0) - 1).with(9, (counts[9] ?? 0) + 1);
}
