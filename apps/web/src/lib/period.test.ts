import { describe, expect, it } from "vitest";
import { dayInZone, isDay } from "./days.ts";
import { grainFor, parsePeriod, periodText, resolvePeriod } from "./period.ts";

describe("parsePeriod", () => {
  it("reads words and ranges, and writes them back", () => {
    for (const text of ["last-30-days", "2026-08-01..2026-10-31"]) {
      const parsed = parsePeriod(text);
      expect(parsed && periodText(parsed)).toBe(text);
    }
  });

  it.each([
    "",
    null,
    "tomorrow",
    "2026-02-30..2026-03-01",
    "2026-10-31..2026-08-01",
    "2026-08-01",
    "a..b",
    "2026-01-01..2026-01-02..2026-01-03",
  ])("%j is no period", (text) => expect(parsePeriod(text)).toBeNull());
});

describe("resolvePeriod", () => {
  const today = "2026-11-24";

  it.each([
    ["last-7-days", "2026-11-18", "2026-11-24"],
    ["last-90-days", "2026-08-27", "2026-11-24"],
    ["last-12-months", "2025-12-01", "2026-11-24"],
    ["this-month", "2026-11-01", "2026-11-24"],
    ["last-month", "2026-10-01", "2026-10-31"],
    ["this-quarter", "2026-10-01", "2026-11-24"],
    ["last-quarter", "2026-07-01", "2026-09-30"],
    ["this-year", "2026-01-01", "2026-11-24"],
    ["last-year", "2025-01-01", "2025-12-31"],
  ] as const)("%s runs from %s to %s", (choice, from, to) => {
    expect(resolvePeriod(choice, today, 1)).toEqual({ from, to });
  });

  it("lets quarters and years begin where the organisation's year begins", () => {
    expect(resolvePeriod("this-year", today, 4)).toEqual({ from: "2026-04-01", to: today });
    expect(resolvePeriod("last-year", today, 12)).toEqual({ from: "2024-12-01", to: "2025-11-30" });
    expect(resolvePeriod("this-quarter", today, 11)).toEqual({ from: "2026-11-01", to: today });
    expect(resolvePeriod("last-quarter", today, 11)).toEqual({ from: "2026-08-01", to: "2026-10-31" });
  });

  it("leaves a range as it is", () => {
    const range = { from: "2015-01-01", to: "2015-12-31" };
    expect(resolvePeriod(range, today, 1)).toEqual(range);
  });
});

describe("days", () => {
  it("are those that exist", () => {
    expect(["2024-02-29", "2025-02-29", "2025-13-01", "2025-2-3", "yesterday"].filter(isDay)).toEqual(["2024-02-29"]);
  });

  it("are those of the organisation", () => {
    const at = new Date("2026-11-23T23:30:00Z");
    expect(dayInZone(at, "Asia/Taipei")).toBe("2026-11-24");
    expect(dayInZone(at, "America/New_York")).toBe("2026-11-23");
  });
});

describe("grainFor", () => {
  it("keeps a line readable", () => {
    expect([7, 31, 32, 180, 365, 1100, 3660].map(grainFor)).toEqual([
      "day",
      "day",
      "week",
      "week",
      "month",
      "month",
      "quarter",
    ]);
  });
});
