import { describe, expect, it } from "vitest";
import { planPeriods } from "./calendar.ts";
import { joinPlans, type PlannedWork, sharedPlanUnits } from "./overlap.ts";

const first: PlannedWork = {
  metric: "nps",
  planUnits: ["basel", "bern"],
  comparisonUnits: ["chur", "genf", "zug"],
  triggerFrom: "2026-01-10",
  after: { from: "2026-02-01", to: "2026-07-18" },
};
const second: PlannedWork = {
  metric: "nps",
  planUnits: ["bern", "zug"],
  comparisonUnits: ["chur", "genf", "thun"],
  triggerFrom: "2026-03-01",
  after: { from: "2026-04-01", to: "2026-06-23" },
};

describe("two plans", () => {
  it("overlap by metric, a shared unit and after windows that meet", () => {
    expect(sharedPlanUnits(first, second)).toEqual(["bern"]);
    expect(sharedPlanUnits(first, { ...second, metric: "ces" })).toEqual([]);
    expect(sharedPlanUnits(first, { ...second, planUnits: ["zug"] })).toEqual([]);
    expect(sharedPlanUnits(first, { ...second, after: { from: "2026-07-19", to: "2026-08-15" } })).toEqual([]);
    expect(sharedPlanUnits(first, { ...second, after: { from: "2026-07-18", to: "2026-08-14" } })).toEqual(["bern"]);
  });

  it("are judged together by all their units, from the later start to the later end", () => {
    const joint = joinPlans(first, second);
    expect(joint).toEqual({
      planUnits: ["basel", "bern", "zug"],
      comparisonUnits: ["chur", "genf"],
      // 109 days from 2026-04-01 to 2026-07-18 hold three whole periods.
      days: { triggerFrom: "2026-01-10", start: "2026-04-01", afterPeriods: 3 },
    });
    expect(joinPlans(second, first)).toMatchObject({ days: joint.days });
    const { leftOut, periods } = planPeriods({ ...joint.days, historyFrom: "2024-01-01" });
    expect(periods[leftOut[0] ?? 0]?.from.localeCompare("2026-01-10")).toBe(-1);
  });

  it("that do not overlap are judged apart", () => {
    expect(() => joinPlans(first, { ...second, metric: "ces" })).toThrow(RangeError);
  });
});
