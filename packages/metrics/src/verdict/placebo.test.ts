import { describe, expect, it } from "vitest";
import { makePlan, noAnswers, withCounts } from "../testing/plans.ts";
import { projectionDesign } from "./design.ts";
import { placeboRatio, placeboUnits } from "./placebo.ts";
import { expectCells, seriesOf } from "./series.ts";
import { tallyUnits, unitsOf } from "./units.ts";
import { withoutExcluded } from "./windows.ts";

const plan = makePlan({ comparisonUnits: 5 });
const windows = withoutExcluded(plan.registration);
const ratioOf = ({ registration, units }: typeof plan) => {
  const comparison = unitsOf(tallyUnits(registration.measure, units), "comparison");
  const cells = expectCells(comparison, windows.baseline, 30);
  const design = projectionDesign(windows.baseline, windows.after, { yearlyCycle: false });
  if (!design) throw new Error("the baseline carries a line");
  const { real } = seriesOf(cells, [...windows.baseline, ...windows.after]);
  const steady = placeboUnits(comparison, windows);
  return { ratio: placeboRatio(steady, cells, { design, windows, comparison: real }), steady: steady.length };
};

describe("what the same sum gives without a plan", () => {
  it("is about what unrest lets expect while units only vary, and far more when they drift after the start", () => {
    expect(ratioOf(plan).ratio).toBeLessThan(3);
    const drifting = withCounts(plan, (counts, { unit, period }) => {
      if (unit.role === "plan" || period < 21) return counts;
      return Number(unit.id.at(-1)) % 2 === 0 ? noAnswers.with(9, 60) : noAnswers.with(3, 60);
    });
    expect(ratioOf(drifting).ratio).toBeGreaterThan(20);
  });

  it("needs four units with an answer in every used period", () => {
    const silent = (ids: readonly string[], at: number) =>
      withCounts(plan, (counts, { unit, period }) => (ids.includes(unit.id) && period === at ? noAnswers : counts));
    expect(ratioOf(silent(["comparison-1"], 3)).steady).toBe(4);
    expect(ratioOf(silent(["comparison-1"], 20)).steady).toBe(5);
    expect(ratioOf(silent(["comparison-1", "comparison-2"], 3))).toEqual({ ratio: 1, steady: 3 });
  });

  it("is 1 where nothing ever moves", () => {
    const still = withCounts(plan, () => noAnswers.with(9, 30).with(0, 10));
    expect(ratioOf(still).ratio).toBe(1);
  });
});
