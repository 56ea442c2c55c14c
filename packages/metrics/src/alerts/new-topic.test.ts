import { expect, it } from "vitest";
import { scoreTopic } from "./new-topic.ts";

const counts = { inWindow: 9, before: 0, windowWeeks: 4, baselineWeeks: 48, excess: 0.2 };

it("is less likely the more are said, and likelier the more phrases come and go", () => {
  expect(scoreTopic({ ...counts, inWindow: 12 }).p).toBeLessThan(scoreTopic(counts).p);
  expect(scoreTopic({ ...counts, excess: 2 }).p).toBeGreaterThan(scoreTopic(counts).p);
});
