import { expect, it } from "vitest";
import { followShares, type ShareSeries } from "./family.ts";

const budget = { budget: 1, share: 0.2, harm: "up" } as const;
const weeks = (count: number, week: readonly number[]) => new Array<readonly number[]>(count).fill(week);
const rising = { weeks: [...weeks(30, [190, 10]), ...weeks(6, [180, 20])] };

it("one budget is shared: what is found in an account of few series may not be in one of many", () => {
  const small = { weeks: [...weeks(30, [190, 10]), ...weeks(3, [183, 17])] };
  expect(followShares([small], { ...budget, budget: 4 })[0]?.alarms).toHaveLength(1);
  expect(followShares([small], { ...budget, seriesCount: 100_000 })[0]?.alarms).toHaveLength(0);
});

it("a series too small to watch takes no part of the budget while it is so", () => {
  const small = { weeks: [...weeks(30, [190, 10]), ...weeks(3, [183, 17])] };
  const crowd = (count: number, week: readonly number[]) => new Array(count).fill({ weeks: weeks(33, week) });
  const found = (others: ShareSeries[]) => followShares([small, ...others], { ...budget, budget: 4 })[0]?.alarms;
  expect(found(crowd(1000, [1, 1]))).toEqual(found([]));
  expect(found(crowd(1000, [190, 10]))).toEqual([]);
});

it("each series is followed for itself, in the order given", () => {
  const found = followShares([{ weeks: weeks(36, [190, 10]) }, rising], budget);
  expect(found.map(({ alarms }) => alarms.length)).toEqual([0, 1]);
  expect(followShares([], budget)).toEqual([]);
});
