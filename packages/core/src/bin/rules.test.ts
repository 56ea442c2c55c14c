import { expect, test } from "vitest";
import { binnedBefore, purgeTime } from "./rules.ts";

test("what goes into the bin stays there for thirty days", () => {
  const deletedAt = new Date("2026-06-01T08:00:00Z");
  expect(purgeTime(deletedAt)).toEqual(new Date("2026-07-01T08:00:00Z"));
  expect(binnedBefore(purgeTime(deletedAt))).toEqual(deletedAt);
});
