import { describe, expect, it } from "vitest";
import { makePlan, noAnswers, type Plan, withCounts } from "../testing/plans.ts";
import { tallyUnits } from "./units.ts";
import {
  rolesOf,
  tooFewInWindow,
  tooFewPeriods,
  tooManyLost,
  withoutExcluded,
  withoutLost,
  withoutThin,
} from "./windows.ts";

const plan = makePlan();
const tally = ({ registration, units }: Plan) => tallyUnits(registration.measure, units);
const windows = withoutExcluded(plan.registration);
const silent = (ids: readonly string[], from: number) =>
  withCounts(plan, (counts, { unit, period }) => (ids.includes(unit.id) && period >= from ? noAnswers : counts));

describe("excluded periods", () => {
  it("leave every window that they lie in", () => {
    const left = withoutExcluded({ ...plan.registration, excluded: [0, 20, 21] });
    expect(left).toEqual({ baseline: plan.registration.baseline.slice(1), leftOut: [], after: [22, 23, 24, 25, 26] });
  });
});

describe("lost units", () => {
  it("are those with answers in fewer than half of the after periods, and those with a plan of their own", () => {
    expect(withoutLost(tally(silent(["comparison-1"], 24)), windows).dropped).toEqual([]);
    expect(withoutLost(tally(silent(["comparison-1"], 23)), windows).dropped).toEqual(["comparison-1"]);
    const own = tally(plan).map((unit) => ({ ...unit, hasOwnPlan: unit.id === "comparison-2" }));
    expect(withoutLost(own, windows)).toMatchObject({ dropped: ["comparison-2"], units: { length: 4 } });
  });

  it("are not those that were silent in excluded periods only", () => {
    const closed = silent(["comparison-1"], 22);
    const open = withoutExcluded({ ...plan.registration, excluded: [22, 23, 24, 25, 26] });
    expect(withoutLost(tally(closed), open).dropped).toEqual([]);
  });

  it("are too many when fewer than half of a group are left", () => {
    const registered = tally(plan);
    const without = (...ids: string[]) => registered.filter(({ id }) => !ids.includes(id));
    expect(tooManyLost(registered, without("comparison-1", "comparison-2"))).toBeNull();
    expect(tooManyLost(registered, without("comparison-1", "comparison-2", "comparison-3"))).toMatchObject({
      reason: "comparisonLost",
      lost: 3,
      registered: 4,
    });
    expect(tooManyLost(registered, without("plan-1"))).toMatchObject({ reason: "planUnitsLost" });
  });
});

describe("answers of a window", () => {
  it("have to reach the least of the organisation, in both groups and both windows", () => {
    const units = tally(plan);
    expect(tooFewInWindow(units, windows, 360)).toBeNull();
    expect(tooFewInWindow(units, windows, 361)).toMatchObject({ role: "plan", window: "after", answers: 360 });
    const noComparison = tally(silent(["comparison-1", "comparison-2", "comparison-3", "comparison-4"], 0));
    expect(tooFewInWindow(noComparison, windows, 30)).toMatchObject({ role: "comparison", window: "baseline" });
  });
});

describe("thin periods", () => {
  it("have fewer than five answers of a group", () => {
    const thin = withCounts(plan, (counts, { unit, period }) =>
      unit.id === "plan-1" && [2, 20, 23].includes(period) ? noAnswers.with(9, period === 2 ? 5 : 4) : counts,
    );
    expect(withoutThin(tally(thin), windows)).toEqual({
      baseline: windows.baseline,
      leftOut: [],
      after: [21, 22, 24, 25, 26],
    });
  });

  it("are too many when fewer than half of the after periods or eight of the baseline are left", () => {
    const { registration } = plan;
    const left = (baseline: number, after: number) => ({
      baseline: registration.baseline.slice(0, baseline),
      leftOut: [],
      after: registration.after.slice(0, after),
    });
    expect(tooFewPeriods(registration, left(8, 3))).toBeNull();
    expect(tooFewPeriods(registration, left(8, 2))).toMatchObject({ reason: "periods", window: "after", periods: 2 });
    expect(tooFewPeriods(registration, left(7, 6))).toMatchObject({ verdict: "tooFewAnswers", window: "baseline" });
    const dropped = { ...registration, excluded: registration.after.slice(2) };
    expect(tooFewPeriods(dropped, withoutExcluded(dropped))).toMatchObject({ reason: "periods", window: "after" });
    const young = { ...registration, baseline: registration.baseline.slice(0, 7) };
    expect(tooFewPeriods(young, left(7, 6))).toEqual({
      verdict: "notComparable",
      reason: "historyTooShort",
      periods: 7,
    });
  });
});

it("without comparison units there is one group", () => {
  expect(rolesOf(tally(plan))).toEqual(["plan", "comparison"]);
  expect(rolesOf(tally(makePlan({ comparisonUnits: 0 })))).toEqual(["plan"]);
});
