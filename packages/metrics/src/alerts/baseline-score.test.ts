import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { expect, it } from "vitest";
import { addWeeks, meanOfCounts, normalOfT, scoreAgainstBaseline, unrest } from "./baseline-score.ts";

const options = { values: [0, 1], reference: [80, 20], tau2: 0, nu: null };
const week = fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }));
const weeks = fc.array(week, { minLength: 1, maxLength: 12 });

it("a score has the sign of the change, and is smaller the more weeks move by themselves", () => {
  forAll([week, weeks], (point, baseline) => {
    const calm = scoreAgainstBaseline([point], baseline, options);
    const restless = scoreAgainstBaseline([point], baseline, { ...options, tau2: 0.01 });
    expect((calm?.t ?? Number.NaN) * (calm?.delta ?? Number.NaN)).toBeGreaterThanOrEqual(0);
    expect(Math.abs(restless?.t ?? Number.NaN)).toBeLessThanOrEqual(Math.abs(calm?.t ?? Number.NaN));
  });
});

it("counting no instead of yes turns the score round", () => {
  forAll([week, weeks], (point, baseline) => {
    const score = scoreAgainstBaseline([point], baseline, options);
    const turned = scoreAgainstBaseline([point], baseline, { ...options, values: [1, 0] });
    expect(turned?.delta).toBeCloseTo(-(score?.delta ?? Number.NaN), 12);
    expect(turned?.t).toBeCloseTo(-(score?.t ?? Number.NaN), 9);
  });
});

it("nobody on a side, or nobody who ever differed, is no score", () => {
  expect(scoreAgainstBaseline([[0, 0]], [[9, 1]], options)).toBeNull();
  expect(scoreAgainstBaseline([[9, 1]], [[0, 0]], options)).toBeNull();
  expect(scoreAgainstBaseline([[9, 0]], [[9, 0]], { ...options, reference: [5, 0] })).toBeNull();
});

it("weeks add, and what they move by themselves is averaged over them", () => {
  expect(
    addWeeks(
      [
        [1, 2],
        [3, 4],
      ],
      2,
    ),
  ).toEqual([4, 6]);
  expect(meanOfCounts([30, 10], [0, 1])).toBe(0.25);
  expect(
    unrest([
      [5, 5],
      [10, 0],
    ]),
  ).toBe(0.5);
  expect(normalOfT(2, 1e9)).toBeCloseTo(2, 6);
  expect(normalOfT(-5, 10)).toBeGreaterThan(-5);
});
