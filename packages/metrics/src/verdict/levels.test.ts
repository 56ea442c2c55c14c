import { describe, expect, it } from "vitest";
import { npsScale } from "../scale.ts";
import { groupLevels } from "./levels.ts";
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
