import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { followSeries } from "./follow.ts";
import { alarmLimits } from "./limits.ts";

const follow = (weeks: readonly (readonly number[])[]) =>
  followSeries(weeks, {
    values: [0, 1],
    reference: () => [90, 10],
    dispersion: () => ({ tau2: 0, nu: null }),
    limits: (lengths) => alarmLimits(0.0001, lengths),
    harm: "up",
    smallestPoint: () => 50,
  });
const weeks = (count: number, week: readonly number[]) => new Array<readonly number[]>(count).fill(week);

describe("a series that rises and stays", () => {
  const found = follow([...weeks(30, [180, 20]), ...weeks(40, [165, 35])]);

  it("raises one alarm, dated to its first week, and lasts", () => {
    expect(found.alarms).toHaveLength(1);
    expect(found.alarms[0]).toMatchObject({ direction: "up", changeFrom: 30, baselineFrom: 0, nBefore: 6000 });
    expect(found.alarms[0]?.confirmation).toMatchObject({ word: "lasting" });
  });

  it("is compared with itself from then on", () => {
    expect(found.points.at(-1)?.score?.nBefore).toBe(39 * 200);
    expect(found.points.at(-1)?.score?.delta).toBeCloseTo(0, 9);
  });
});

it("an alarm says with which weeks it was compared, a hundred and four at most", () => {
  const [alarm] = follow([...weeks(120, [180, 20]), [150, 50]]).alarms;
  expect(alarm).toMatchObject({ changeFrom: 120, baselineFrom: 16, nBefore: 104 * 200, tau2: 0 });
});

it("a jump is found by the fast chart, passes, and the old baseline stays", () => {
  const found = follow([...weeks(30, [180, 20]), [150, 50], ...weeks(20, [180, 20])]);
  expect(found.alarms).toMatchObject([{ chart: "fast", week: 30, changeFrom: 30, confirmation: { word: "passed" } }]);
  expect(found.points.at(-1)?.score?.nBefore).toBe(50 * 200);
});

it("a series rests eight weeks after an alarm", () => {
  const found = follow([...weeks(30, [180, 20]), ...weeks(9, [100, 100])]);
  expect(found.alarms).toHaveLength(1);
  expect(found.points.slice(31).every(({ lower, upper }) => lower === 0 && upper === 0)).toBe(true);
});

it("learns for eight weeks and sixty answers, and says when answers are too few", () => {
  expect(follow(weeks(8, [90, 10])).state).toBe("learning");
  expect(follow(weeks(9, [90, 10])).state).toBe("watched");
  expect(follow(weeks(20, [3, 1])).state).toBe("tooFewAnswers");
});

it("what comes later changes nothing that was found before", () => {
  const week = fc.integer({ min: 5, max: 60 }).map((yes) => [200 - yes, yes]);
  const some = fc.array(week, { minLength: 15, maxLength: 50 });
  forAll([some, some], (given, later) => {
    const [now, then] = [follow(given), follow([...given, ...later])];
    expect(then.points.slice(0, now.points.length)).toEqual(now.points);
    const raised = ({ week, chart, changeFrom, delta }: (typeof now.alarms)[number]) => [
      week,
      chart,
      changeFrom,
      delta,
    ];
    expect(then.alarms.slice(0, now.alarms.length).map(raised)).toEqual(now.alarms.map(raised));
  });
});
