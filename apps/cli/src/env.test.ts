import { expect, test } from "vitest";
import { dayOf } from "./env.ts";

test("the last day of the demo company is a day that exists, and is named where it does not", () => {
  expect(dayOf("--last-day", "2024-02-29")).toBe("2024-02-29");
  expect(dayOf("--last-day", undefined)).toBeNull();
  for (const wrong of ["2026-02-30", "2023-02-29", "2026-13-01", "yesterday"])
    expect(() => dayOf("--last-day", wrong)).toThrow(`--last-day is "${wrong}"; it must be a day such as 2026-06-30.`);
});
