import { forAll } from "@heard/config/testing/for-all";
import { describe, expect, it } from "vitest";
import { anyPlan, makePlan } from "../testing/plans.ts";
import { judgePlan } from "./judge.ts";
import { runningFigures } from "./running.ts";

describe("the figures so far", () => {
  it("are one for each completed period, wider than the interval at the end", () => {
    forAll([anyPlan], ({ registration, units }) => {
      const figures = runningFigures(registration, units);
      expect(figures).toHaveLength(registration.after.length);
      const last = figures.at(-1);
      const { effect } = judgePlan(registration, units);
      if (!last || "reason" in last || !effect) return;
      expect(last.estimate).toBeCloseTo(effect.estimate, 9);
      expect(last.band[0]).toBeLessThan(effect.interval[0]);
      expect(last.band[1]).toBeGreaterThan(effect.interval[1]);
    });
  });

  it("of a period do not change with the periods that follow", () => {
    const { registration, units } = makePlan();
    const all = runningFigures(registration, units);
    const early = runningFigures({ ...registration, after: registration.after.slice(0, 2), plannedAfter: 6 }, units);
    expect(early).toEqual(all.slice(0, 2));
  });

  it("are the band that a plan stopped then is judged by", () => {
    const { registration, units } = makePlan();
    const stopped = { ...registration, after: registration.after.slice(0, 2), plannedAfter: 6 };
    expect(runningFigures(stopped, units).at(-1)).toMatchObject({
      periods: 2,
      level: 0.95,
      band: judgePlan(stopped, units).effect?.interval,
    });
  });

  it("say why where nothing can be compared", () => {
    const { registration, units } = makePlan({ answers: 20 });
    expect(runningFigures({ ...registration, minAnswers: 30 }, units)[0]).toMatchObject({
      reason: "window",
      answers: 20,
    });
  });
});
