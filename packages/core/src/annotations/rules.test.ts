import { expect, test } from "vitest";
import { concernsGoal } from "./rules.ts";

test("what happened concerns a goal when it happened everywhere, or where the goal looks", () => {
  const shop = { filters: { touchpoint: ["checkout"] }, unitField: "region", planUnits: ["North"] };
  expect(concernsGoal([], shop, null)).toBe(true);
  expect(concernsGoal(["checkout", "app"], shop, null)).toBe(true);
  expect(concernsGoal(["app"], shop, null)).toBe(false);
  expect(concernsGoal(["app"], { ...shop, filters: {} }, null)).toBe(true);
});

test("what happened where a plan is compared concerns it as well as what happened at its own touchpoints", () => {
  const returns = { filters: {}, unitField: "touchpoint", planUnits: ["returns"] };
  expect(concernsGoal(["returns"], returns, ["delivery"])).toBe(true);
  expect(concernsGoal(["delivery"], returns, ["delivery"])).toBe(true);
  expect(concernsGoal(["app"], returns, ["delivery"])).toBe(false);
  expect(concernsGoal(["app"], returns, null)).toBe(true);
  expect(concernsGoal(["app"], { ...returns, filters: { touchpoint: ["returns", "delivery"] } }, null)).toBe(false);
});
