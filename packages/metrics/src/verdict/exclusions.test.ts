import { describe, expect, it } from "vitest";
import { planPeriods } from "./calendar.ts";
import { excludeDays, settleExclusions } from "./exclusions.ts";
import type { PlanVerdict } from "./judge.ts";

describe("excluded days", () => {
  const { periods } = planPeriods({
    triggerFrom: "2026-02-01",
    start: "2026-03-01",
    afterPeriods: 2,
    historyFrom: "2026-01-04",
  });

  it("drop a period of which more than 14 are excluded, else only themselves", () => {
    expect(excludeDays(periods, [{ from: "2026-03-01", to: "2026-03-14" }])).toEqual({
      periods: [],
      days: [{ from: "2026-03-01", to: "2026-03-14" }],
    });
    expect(excludeDays(periods, [{ from: "2026-03-01", to: "2026-03-15" }])).toEqual({ periods: [2], days: [] });
  });

  it("count once where windows overlap, and across the ends of periods", () => {
    const windows = [
      { from: "2026-03-20", to: "2026-03-31" },
      { from: "2026-03-28", to: "2026-04-02" },
      { from: "2026-04-10", to: "2026-04-10" },
      { from: "2031-01-01", to: "2031-02-01" },
    ];
    expect(excludeDays(periods, windows)).toEqual({
      periods: [],
      days: [
        { from: "2026-03-20", to: "2026-03-28" },
        { from: "2026-03-29", to: "2026-04-02" },
        { from: "2026-04-10", to: "2026-04-10" },
      ],
    });
    expect(() => excludeDays(periods, [{ from: "2026-03-02", to: "2026-03-01" }])).toThrow(
      RangeError("A window does not end before it begins: 2026-03-02 to 2026-03-01"),
    );
  });
});

describe("windows that were recorded after approval", () => {
  const found = (verdict: PlanVerdict["verdict"], reason: PlanVerdict["reason"] = null): PlanVerdict => ({
    verdict,
    reason,
    size: null,
    effect: null,
    obstacle: null,
    dropped: [],
    windows: null,
    targetMet: true,
  });

  it("hold where they do not change the word", () => {
    const withWindows = found("improved");
    expect(settleExclusions(withWindows, found("improved"))).toBe(withWindows);
  });

  it("make what could not be judged the word, on whichever side it is", () => {
    const short = found("notComparable", "historyTooShort");
    expect(settleExclusions(short, found("improved"))).toBe(short);
    expect(settleExclusions(found("improved"), short)).toBe(short);
    const few = found("tooFewAnswers", "periods");
    expect(settleExclusions(few, found("noDetectableChange"))).toBe(few);
  });

  it("decide nothing by themselves", () => {
    expect(settleExclusions(found("improved"), found("noDetectableChange"))).toMatchObject({
      verdict: "noDetectableChange",
      reason: "exclusionsDecide",
      size: "open",
      targetMet: null,
    });
  });
});
