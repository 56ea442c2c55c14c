import { describe, expect, it } from "vitest";
import { npsScale } from "../scale.ts";
import { noAnswers } from "../testing/plans.ts";
import { expectCells, seriesOf, valueIn } from "./series.ts";
import { tallyUnits } from "./units.ts";

const promoters = (count: number) => noAnswers.with(9, count);
const detractors = (count: number) => noAnswers.with(0, count);
const both = (up: number, down: number) => noAnswers.with(9, up).with(0, down);
const tally = (strata: Record<string, readonly (readonly number[])[]>) =>
  tallyUnits({ method: "nps", scale: npsScale }, [
    { id: "shop", role: "plan", strata: Object.entries(strata).map(([id, counts]) => ({ id, counts })) },
  ]);

describe("what a cell is expected to score", () => {
  it("is its own mean before the start, or the unit's below the least answers", () => {
    const units = tally({ web: [promoters(30), promoters(5)], phone: [detractors(10), promoters(5)] });
    const cells = expectCells(units, [0], 30);
    // (30 − 10) of 40 answers for the whole unit
    expect(cells.map(({ expected, baselineN }) => [baselineN, expected])).toEqual([
      [30, 100],
      [10, 50],
    ]);
  });

  it("is the group's mean for a unit without any answer before, and 0 of nothing at all", () => {
    const measure = { method: "nps", scale: npsScale } as const;
    const units = tallyUnits(measure, [
      { id: "old", role: "plan", strata: [{ id: "all", counts: [both(30, 10), noAnswers] }] },
      { id: "new", role: "plan", strata: [{ id: "all", counts: [noAnswers, promoters(9)] }] },
    ]);
    expect(expectCells(units, [0], 30).map(({ expected }) => expected)).toEqual([50, 50]);
    expect(expectCells(units.slice(1), [0], 30).map(({ expected }) => expected)).toEqual([0]);
  });
});

describe("the series of a group", () => {
  it("gives a shift between strata to the mix, and a change inside them to the real part", () => {
    const units = tally({
      web: [promoters(40), promoters(80), both(30, 10)],
      phone: [detractors(40), detractors(20), both(10, 30)],
    });
    const { n, real, mix } = seriesOf(expectCells(units, [0], 30), [0, 1, 2]);
    expect([...n.values()]).toEqual([80, 100, 80]);
    expect([...mix.values()]).toEqual([0, 60, 0]);
    // Web fell by 50 points, phone rose by 50.
    expect([...real.values()]).toEqual([0, 0, 0]);
  });

  it("has no value where nobody answered, and says so when one is asked for", () => {
    const { real } = seriesOf(expectCells(tally({ all: [promoters(30), noAnswers] }), [0], 30), [0, 1]);
    expect([...real.keys()]).toEqual([0]);
    expect(() => valueIn(real, 1)).toThrow(RangeError("No answers in period 1"));
  });
});
