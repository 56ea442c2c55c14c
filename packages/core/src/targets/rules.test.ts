import { describe, expect, test } from "vitest";
import { monthStart } from "../measures/rules.ts";
import { forecastTarget, nextReview, standingOf } from "./rules.ts";

const monthsFrom = (values: readonly number[]) =>
  values.map((value, at) => ({ from: monthStart("2025-01-01", at), value }));
const asked = { target: 50, dueOn: "2025-12-31", isUp: true, ends: [-100, 100] as const };
const rising = [30, 32, 33, 36, 37, 40, 41, 43];

describe("a forecast to the target", () => {
  test("goes by a line from eight months on, with its interval and what each month must add", () => {
    const found = forecastTarget(monthsFrom(rising), asked);
    if (!found.known) throw new Error(found.reason);
    expect(found).toMatchObject({ method: "linear", month: "2025-12-01", months: 8 });
    expect(found.value).toBeGreaterThan(49);
    expect(found.low).toBeLessThan(found.value);
    expect(found.high).toBeGreaterThan(found.value);
    expect(found.neededPerMonth).toBeCloseTo(7 / 4, 12);
    const less = forecastTarget(monthsFrom(rising), { ...asked, isUp: false });
    expect(less.known && less.probability + found.probability).toBeCloseTo(1, 12);
  });

  test("smooths from twelve months in a row, and goes by a line again where one is missing", () => {
    const year = monthsFrom([...rising, 45, 46, 48, 50]);
    expect(forecastTarget(year, { ...asked, dueOn: "2026-03-31" })).toMatchObject({ method: "holt" });
    expect(forecastTarget(year.toSpliced(5, 1), { ...asked, dueOn: "2026-03-31" })).toMatchObject({ method: "linear" });
  });

  test("says nothing of too few months, too far ahead or a month that is over", () => {
    const months = monthsFrom(rising);
    expect(forecastTarget(months.slice(1), asked)).toEqual({ known: false, reason: "few", months: 7 });
    expect(forecastTarget(months, { ...asked, dueOn: "2026-06-30" })).toMatchObject({ known: false, reason: "far" });
    expect(forecastTarget(months, { ...asked, dueOn: "2025-08-31" })).toMatchObject({ known: false, reason: "due" });
  });

  test("goes no further than a score can", () => {
    const found = forecastTarget(monthsFrom([20, 30, 40, 50, 60, 70, 80, 90]), asked);
    expect(found).toMatchObject({ value: 100, high: 100 });
  });
});

describe("where a target stands", () => {
  const forecast = forecastTarget(monthsFrom(rising), asked);
  const at = { today: "2025-09-10", dueOn: "2025-12-31", target: 50, isUp: true, forecast };
  test("is decided by whole intervals when it was due", () => {
    const due = { ...at, today: "2026-01-01" };
    expect(standingOf({ ...due, interval: { low: 51, high: 57 } })).toBe("met");
    expect(standingOf({ ...due, interval: { low: 40, high: 49 } })).toBe("missed");
    expect(standingOf({ ...due, interval: { low: 47, high: 53 } })).toBe("tooClose");
    expect(standingOf({ ...due, interval: null })).toBe("unknown");
    // Where less is better it is the other end that counts.
    expect(standingOf({ ...due, isUp: false, interval: { low: 40, high: 49 } })).toBe("met");
  });

  test("is what is expected before", () => {
    const now = { low: 41, high: 45 };
    expect(standingOf({ ...at, interval: { low: 52, high: 55 } })).toBe("there");
    const sure = (probability: number) => (forecast.known ? { ...forecast, probability } : forecast);
    expect(standingOf({ ...at, interval: now, forecast: sure(0.9) })).toBe("likely");
    expect(standingOf({ ...at, interval: now, forecast: sure(0.5) })).toBe("open");
    expect(standingOf({ ...at, interval: now, forecast: sure(0.1) })).toBe("unlikely");
    expect(standingOf({ ...at, interval: now, forecast: forecastTarget([], asked) })).toBe("unknown");
  });
});

test("a target is looked at again on the same day of a later month, or on its last", () => {
  expect(nextReview("2026-01-15", 3)).toBe("2026-04-15");
  expect(nextReview("2025-11-30", 3)).toBe("2026-02-28");
});
