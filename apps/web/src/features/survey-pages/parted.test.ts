import { expect, it } from "vitest";
import { parted } from "./parted.ts";

it("marks what is new in a text, at whole words and characters", () => {
  expect(parted("How satisfied are you?", "How very satisfied are you?")).toEqual({
    ...{ start: "How ", middle: "very ", end: "satisfied are you?" },
  });
  expect(parted("门店导购的专业，您满意吗？", "门店导购的专业和耐心，您满意吗？")).toEqual({
    ...{ start: "门店导购的专业", middle: "和耐心", end: "，您满意吗？" },
  });
  expect(parted("", "All of it")).toEqual({ start: "", middle: "All of it", end: "" });
  expect(parted("Same", "Same")).toEqual({ start: "Same", middle: "", end: "" });
});
