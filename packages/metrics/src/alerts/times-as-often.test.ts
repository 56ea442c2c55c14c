import { expect, it } from "vitest";
import { timesAsOften } from "./times-as-often.ts";

const before = new Array(13).fill([190, 10]);

it("says how many were expected, and holds its value", () => {
  const found = timesAsOften([[360, 40]], before, 0);
  expect(found).toMatchObject({ count: 40, expected: 20, value: 2 });
  expect(found?.interval.low).toBeGreaterThan(1);
  expect(found?.interval.high).toBeGreaterThan(2);
});

it("is less sure when weeks move by themselves", () => {
  const [calm, restless] = [0, 0.001].map((tau2) => timesAsOften([[360, 40]], before, tau2));
  expect(restless?.interval.low).toBeLessThan(calm?.interval.low ?? 0);
});

it("has no ratio to nothing", () => {
  expect(timesAsOften([[360, 40]], [[100, 0]], 0)).toBeNull();
  expect(timesAsOften([[360, 0]], before, 0)).toBeNull();
});
