import { describe, expect, it } from "vitest";
import { makePlan, noAnswers, withCounts } from "../testing/plans.ts";
import { watchScore, watchTheme } from "./watch.ts";

/** A plan that lifted its units from period 21 on, followed for six periods and watched for twelve, in which its units fall by `loss` again. */
const watchedPlan = (loss: number, changes: Parameters<typeof makePlan>[0] = {}) => {
  const { registration, units } = makePlan({
    answers: 300,
    afterPeriods: 18,
    lift: (role, period) => (role !== "plan" || period < 21 ? 0 : period < 27 ? 0.2 : 0.2 - loss),
    ...changes,
  });
  return { registration: { ...registration, after: registration.after.slice(0, 6) }, units };
};
const watched = Array.from({ length: 12 }, (_, at) => 27 + at);

describe("what a plan reached", () => {
  it("raises no alarm while it lasts, and one when it is lost", () => {
    const lasting = watchedPlan(0);
    expect(watchScore(lasting.registration, lasting.units, watched)?.periods.some(({ isAlarm }) => isAlarm)).toBe(
      false,
    );
    const lost = watchedPlan(0.2);
    const found = watchScore(lost.registration, lost.units, watched);
    expect(found?.periods[0]?.isAlarm).toBe(true);
    expect(found?.reference).toBeGreaterThan(10);
  });

  it("is compared by single periods at once, and by three together from the third on", () => {
    const { registration, units } = watchedPlan(0);
    const found = watchScore(registration, units, watched);
    expect(found?.periods.map(({ recent }) => recent === null)).toEqual([true, true, ...new Array(10).fill(false)]);
    const [, , third] = found?.periods ?? [];
    expect(third?.recentBound).toBeGreaterThan(third?.bound ?? 0);
    expect(third?.recent).toBeCloseTo(
      (found?.periods.slice(0, 3).reduce((total, { gap }) => total + gap, 0) ?? 0) / 3,
      9,
    );
  });

  it("does not fall with what everybody loses", () => {
    const plan = watchedPlan(0);
    const shock = withCounts(plan, (counts, { period }) =>
      period >= 27 ? counts.with(6, (counts[6] ?? 0) + 60) : counts,
    );
    expect(watchScore(plan.registration, shock.units, watched)?.periods.some(({ isAlarm }) => isAlarm)).toBe(false);
  });

  it("passes over periods with hardly an answer, and says nothing where the verdict measured nothing", () => {
    const plan = watchedPlan(0);
    const thin = withCounts(plan, (counts, { unit, period }) =>
      unit.role === "plan" && period === 28 ? noAnswers : counts,
    );
    expect(watchScore(plan.registration, thin.units, watched)?.periods.map(({ period }) => period)).not.toContain(28);
    expect(watchScore({ ...plan.registration, goalChanged: true }, plan.units, watched)).toBeNull();
    expect(() => watchScore(plan.registration, plan.units, new Array(14).fill(27))).toThrow(
      RangeError("A plan is watched for 13 periods, not 14"),
    );
  });

  it("varies by sampling at least, however calm its baseline was", () => {
    const plan = watchedPlan(0);
    const still = withCounts(plan, (counts, { period }) =>
      period < 20 ? noAnswers.with(9, 150).with(6, 150) : counts,
    );
    const found = watchScore(plan.registration, still.units, watched)?.periods[0];
    // 300 answers of the plan and 1,200 of the comparison after the start, at a variance of some 6,500 each
    const sampling = Math.sqrt((6000 / 300 + 6000 / 1200) * (1 + 1 / 6));
    expect((watchScore(plan.registration, still.units, watched)?.reference ?? 0) - (found?.bound ?? 0)).toBeGreaterThan(
      2 * sampling,
    );
  });

  it("is watched against its own past where there is no comparison", () => {
    const lost = watchedPlan(0.3, { comparisonUnits: 0 });
    expect(watchScore(lost.registration, lost.units, watched)?.periods.some(({ isAlarm }) => isAlarm)).toBe(true);
  });
});

describe("the theme of a plan", () => {
  const baseline = new Array(20).fill({ mentions: 16, comments: 100 });
  const after = { mentions: 48, comments: 600 };

  it("comes back when it is said far more than in the after window", () => {
    expect(watchTheme(baseline, after, { mentions: 9, comments: 100 })).toMatchObject({
      isAlarm: false,
      reference: 0.08,
    });
    expect(watchTheme(baseline, after, { mentions: 24, comments: 100 })).toMatchObject({ isAlarm: true, share: 0.24 });
  });

  it("that moved by itself before needs more", () => {
    const restless = baseline.map((_, at) => ({ mentions: at % 2 === 0 ? 6 : 26, comments: 100 }));
    const calm = watchTheme(baseline, after, { mentions: 19, comments: 100 });
    const moving = watchTheme(restless, after, { mentions: 19, comments: 100 });
    expect(calm?.isAlarm).toBe(true);
    expect(moving?.isAlarm).toBe(false);
    expect(moving?.p).toBeGreaterThan(calm?.p ?? 1);
  });

  it("is not judged without comments, and mentions are among them", () => {
    expect(watchTheme(baseline, { mentions: 0, comments: 0 }, after)).toBeNull();
    expect(watchTheme(baseline, after, { mentions: 0, comments: 0 })).toBeNull();
    expect(watchTheme([], after, { mentions: 8, comments: 100 })).toMatchObject({ isAlarm: false });
    expect(() => watchTheme([], after, { mentions: 2, comments: 1 })).toThrow(
      RangeError("Mentions are among the comments, not 2 of 1"),
    );
  });
});
