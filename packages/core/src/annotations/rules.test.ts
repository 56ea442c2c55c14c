import { expect, test } from "vitest";
import { concernsGoal } from "./rules.ts";

test("what happened concerns a goal when it happened everywhere, or where the goal looks", () => {
  const shop = { filters: { touchpoint: ["checkout"] }, unitField: "region", planUnits: ["North"] };
  expect(concernsGoal([], shop)).toBe(true);
  expect(concernsGoal(["checkout", "app"], shop)).toBe(true);
  expect(concernsGoal(["app"], shop)).toBe(false);
  expect(concernsGoal(["app"], { ...shop, filters: {} })).toBe(true);
  expect(concernsGoal(["app"], { filters: {}, unitField: "touchpoint", planUnits: ["returns"] })).toBe(false);
});
