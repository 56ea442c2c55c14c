import { expect, it } from "vitest";
import { startFollower } from "./follower.ts";
import { alarmLimits } from "./limits.ts";
import { joinWeeks } from "./point.ts";
import { tableOfWeeks } from "./week-table.ts";

const options = { values: [0, 1], reference: [90, 10], tau2: 0, nu: null };
const weeks = [...new Array(20).fill([180, 20]), ...new Array(20).fill([150, 50])];
const start = () => startFollower(joinWeeks(weeks, () => 30).points, () => tableOfWeeks(weeks, options.values));
const known = {
  options: () => options,
  limits: (lengths: { slowWeeks: number; fastWeeks: number }) => alarmLimits(0.0001, lengths),
  harm: "up" as const,
};

it("goes on alarming until it is told to rest, and then is quiet up to that week", () => {
  const follower = start();
  const found = weeks.map((_, week) => {
    const alarm = follower.step(week, known);
    if (week === 24) follower.rest(30);
    return alarm !== null;
  });
  expect(found.slice(0, 20).some(Boolean)).toBe(false);
  expect(found.slice(20, 25)).toEqual([true, true, true, true, true]);
  expect(found.slice(25, 31).some(Boolean)).toBe(false);
  expect(found.slice(31).some(Boolean)).toBe(true);
});

it("compares only with the new baseline once it has one", () => {
  const follower = start();
  for (const week of weeks.keys()) {
    if (week === 22) follower.startBaseline(20);
    follower.step(week, known);
  }
  expect(follower.baselineStart(40)).toBe(20);
  expect(follower.points.at(-1)?.score?.delta).toBeCloseTo(0, 12);
  expect(follower.points[25]?.score).toBeNull();
});

it("says what a signal of another chart means in its weeks, given enough answers before", () => {
  const follower = start();
  const signal = { chart: "fast", direction: "up", changeFrom: 20 } as const;
  expect(follower.describe(signal, 22, options)).toMatchObject({ week: 22, n: 600, nBefore: 4000, baselineFrom: 0 });
  expect(follower.describe({ ...signal, changeFrom: 0 }, 22, options)).toBeNull();
});
