import { expect, it } from "vitest";
import { isNewTopic, scoreTopic } from "./new-topic.ts";

const counts = { inWindow: 9, before: 0, windowWeeks: 4, baselineWeeks: 48, excess: 0.2 };

it("nine comments where none were is new, four are not enough, and the old stays old", () => {
  expect(isNewTopic(counts, 1e-6)).toBe(true);
  expect(isNewTopic({ ...counts, inWindow: 4 }, 1)).toBe(false);
  expect(isNewTopic({ ...counts, before: 119, inWindow: 19 }, 1)).toBe(false);
});

it("is less likely the more are said, and likelier the more phrases come and go", () => {
  expect(scoreTopic({ ...counts, inWindow: 12 }).p).toBeLessThan(scoreTopic(counts).p);
  expect(scoreTopic({ ...counts, excess: 2 }).p).toBeGreaterThan(scoreTopic(counts).p);
});
