import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type RunRule, runSignals } from "./run-rules.ts";

const chart = { centre: 0, sigma: 1 };
const all: RunRule[] = [1, 2, 3, 4];
const found = (x: number[], rules: RunRule[] = all) =>
  runSignals(x, chart, rules).map(({ index, rule }) => [index, rule]);
const series = fc.array(
  fc.integer({ min: -40, max: 40 }).map((tenth) => tenth / 10),
  { maxLength: 40 },
);

describe("the run rules", () => {
  it("1: a point beyond three sigma, not on the line", () => {
    expect(found([0, 3, 3.1, -3.5], [1])).toEqual([
      [2, 1],
      [3, 1],
    ]);
  });

  it("2: two of three beyond two sigma on one side, the last of them beyond", () => {
    expect(found([2.5, 0, 2.5], [2])).toEqual([[2, 2]]);
    expect(found([2.5, 2.5, 0], [2])).toEqual([[1, 2]]);
    expect(found([2.5, 0, -2.5], [2])).toEqual([]);
    expect(found([2.5, 0, 0, 2.5], [2])).toEqual([]);
  });

  it("3: four of five beyond one sigma on one side", () => {
    expect(found([1.5, 1.5, 0, 1.5, 1.5], [3])).toEqual([[4, 3]]);
    expect(found([1.5, 1.5, 1.5, -1.5, 1], [3])).toEqual([]);
  });

  it("4: eight in a row on one side; a point on the centre breaks it", () => {
    const run = [0.1, 0.2, 0.1, 0.3, 0.1, 0.2, 0.1, 0.2];
    expect(found(run, [4])).toEqual([[7, 4]]);
    expect(found([...run.slice(0, 4), 0, ...run.slice(4)], [4])).toEqual([]);
    expect(found([...run, 0.1], [4])).toEqual([
      [7, 4],
      [8, 4],
    ]);
  });

  it("are 1 and 4 unless more are asked for, by index, then rule", () => {
    expect(runSignals([2.5, 2.5, 4], chart).map(({ rule }) => rule)).toEqual([1]);
    expect(runSignals([2.5, 2.5, 4], chart, [3, 2, 1])).toEqual(runSignals([2.5, 2.5, 4], chart, [1, 2, 3]));
  });

  it("see the mirror image of a series on the other side", () => {
    forAll([series], (x) => {
      const mirror = runSignals(
        x.map((value) => -value),
        chart,
        all,
      );
      const turned = runSignals(x, chart, all).map((one) => ({
        ...one,
        side: one.side === "above" ? "below" : "above",
      }));
      expect(mirror).toEqual(turned);
    });
  });

  it("never change what they said when new points come", () => {
    forAll([series, series], (x, more) =>
      expect(runSignals([...x, ...more], chart, all).filter(({ index }) => index < x.length)).toEqual(
        runSignals(x, chart, all),
      ),
    );
  });

  it("say nothing of nothing", () => expect(found([])).toEqual([]));
});
