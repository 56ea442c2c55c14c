import { expect, test } from "vitest";
import { mondayOf } from "./rules.ts";

test.each([
  ["2026-06-29", "2026-06-29"],
  ["2026-07-05", "2026-06-29"],
  ["2026-07-06", "2026-07-06"],
  ["2027-01-01", "2026-12-28"],
])("%s lies in the week of %s", (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});
