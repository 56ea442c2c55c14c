import { expect, it } from "vitest";
import { silentFrom, silentRun } from "./silence.ts";

const excess = { weekExcess: 0.04, dayExcess: 0.09 };

it("each further silent day is less likely, and a closed day changes nothing", () => {
  const run = silentRun([6, 6, 0, 6], excess);
  expect(run[2]).toEqual(run[1]);
  expect(run[3]?.p).toBeLessThan(run[2]?.p ?? 0);
});

it("one day never is a silence, and a run may be none yet", () => {
  expect(silentFrom(silentRun([1000], excess), 0.9)).toBeNull();
  expect(silentFrom(silentRun([6, 6, 6, 6], excess), 1e-5)).toBe(2);
  expect(silentFrom(silentRun([1, 1], excess), 1e-5)).toBeNull();
});
