import { expect, test } from "vitest";
import { delayOf } from "./delay.ts";

test.each([
  [0.4, 0.4, "seconds"],
  [89, 89, "seconds"],
  [90, 1.5, "minutes"],
  [3600, 60, "minutes"],
  [5400, 1.5, "hours"],
  [172_800, 2, "days"],
  [216_000, 2.5, "days"],
] as const)("%d seconds are %d %s", (seconds, count, unit) => {
  expect(delayOf(seconds)).toEqual({ unit, count });
});
