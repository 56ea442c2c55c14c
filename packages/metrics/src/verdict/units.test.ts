import { expect, it } from "vitest";
import { npsScale } from "../scale.ts";
import { noAnswers } from "../testing/plans.ts";
import { answersIn, over, pooled, tallyUnits, unitsOf } from "./units.ts";

const measure = { method: "nps", scale: npsScale } as const;
const counts = [noAnswers.with(10, 2).with(0, 1), noAnswers.with(8, 4)];

it("answers are tallied by cell and unit: how many, and what they sum to", () => {
  const [unit] = tallyUnits(measure, [
    {
      id: "shop",
      role: "plan",
      strata: [
        { id: "web", counts },
        { id: "desk", mode: "asked", counts: counts.toReversed() },
      ],
    },
  ]);
  expect(unit).toMatchObject({ id: "shop", n: [7, 7], otherVersion: [0, 0], hasOwnPlan: false });
  expect(unit?.cells.map(({ stratum, mode, n, sums }) => [stratum, mode, n, sums])).toEqual([
    ["web", "self", [3, 4], [100, 0]],
    ["desk", "asked", [4, 3], [0, 100]],
  ]);
});

it("groups are summed over units and periods", () => {
  const units = tallyUnits(measure, [
    { id: "a", role: "plan", strata: [{ id: "all", counts }] },
    { id: "b", role: "plan", strata: [{ id: "all", counts }] },
    { id: "c", role: "comparison", strata: [{ id: "all", counts }] },
  ]);
  expect(answersIn(unitsOf(units, "plan"), [0, 1])).toBe(14);
  expect(pooled(measure, unitsOf(units, "plan"), [0]).counts).toEqual(noAnswers.with(10, 4).with(0, 2));
  expect(over([], [1, 2])).toBe(0);
});

it("counts that do not fit the scale or the other strata are refused", () => {
  const unit = (strata: readonly { id: string; counts: readonly (readonly number[])[] }[]) =>
    tallyUnits(measure, [{ id: "shop", role: "plan", strata }]);
  expect(() => unit([{ id: "all", counts: [[1, 2, 3]] }])).toThrow(
    RangeError("A scale of 11 points needs 11 counts, not 3"),
  );
  expect(() => unit([{ id: "all", counts: [noAnswers.with(3, -1)] }])).toThrow("not -1");
  expect(() =>
    unit([
      { id: "web", counts },
      { id: "desk", counts: [noAnswers] },
    ]),
  ).toThrow(RangeError("Every stratum has 2 periods, shop desk has 1"));
});
