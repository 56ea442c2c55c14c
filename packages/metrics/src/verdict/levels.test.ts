import { describe, expect, it } from "vitest";
import { npsScale } from "../scale.ts";
import { groupLevels, windowLevels } from "./levels.ts";
import type { PlanUnit } from "./units.ts";

const unit = (id: string, role: PlanUnit["role"], counts: number[][]): PlanUnit => ({
  id,
  role,
  strata: [{ id: "web", counts }],
});

describe("levels of the groups", () => {
  it("pools the units of a group period by period and leaves empty periods open", () => {
    const none = new Array<number>(11).fill(0);
    const promoters = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30];
    const detractors = [10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    const { plan, comparison } = groupLevels({ method: "nps", scale: npsScale }, [
      ...[unit("a", "plan", [promoters, none]), unit("b", "plan", [detractors, none])],
      unit("c", "comparison", [none, promoters]),
    ]);
    expect(plan).toMatchObject([
      { n: 40, value: 50 },
      { n: 0, value: null, interval: null },
    ]);
    expect(comparison).toMatchObject([
      { n: 0, value: null },
      { n: 30, value: 100 },
    ]);
  });

  it("counts every answer of a window once, so that one period is the window of itself", () => {
    const measure = { method: "mean" as const, scale: { min: 1, max: 5, direction: "higherIsBetter" as const } };
    const units = [
      unit("a", "plan", [
        [0, 0, 0, 0, 10],
        [30, 0, 0, 0, 0],
        [0, 0, 9, 0, 0],
      ]),
    ];
    expect(windowLevels(measure, units, [0, 1])).toMatchObject({
      plan: { n: 40, value: 2 },
      comparison: { n: 0, value: null, interval: null },
    });
    expect(windowLevels(measure, units, [2]).plan).toEqual(groupLevels(measure, units).plan[2]);
  });

  it("is up when it is better, and widens as answers are fewer", () => {
    const measure = { method: "mean" as const, scale: { min: 1, max: 7, direction: "lowerIsBetter" as const } };
    const levels = (times: number) =>
      groupLevels(measure, [unit("a", "plan", [[3 * times, times, 0, 0, 0, 0, 0]])]).plan[0];
    expect(levels(1)?.value).toBe(6.75);
    const width = (times: number) => {
      const [low = 0, high = 0] = levels(times)?.interval ?? [];
      return high - low;
    };
    expect(width(1)).toBeGreaterThan(width(25));
  });

  it("has nothing of a group without units", () => {
    expect(groupLevels({ method: "nps", scale: npsScale }, []).comparison).toEqual([]);
  });
});
