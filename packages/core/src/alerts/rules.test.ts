import { describe, expect, it } from "vitest";
import { alertState, idInSlice, isQuietHour } from "./rules.ts";

describe("quiet hours", () => {
  it("may reach over midnight, and are none between the same hour", () => {
    const night = { quietFrom: 20, quietTo: 8 };
    expect([19, 20, 0, 7, 8].map((hour) => isQuietHour(hour, night))).toEqual([false, true, true, true, false]);
    expect([11, 12, 13, 14].map((hour) => isQuietHour(hour, { quietFrom: 12, quietTo: 14 }))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isQuietHour(5, { quietFrom: 5, quietTo: 5 })).toBe(false);
  });
});

describe("an alert", () => {
  const row = { handledAt: null, snoozedUntil: null, resolvedAt: null };
  it("is snoozed until its day, whatever was said of it, and put away for good", () => {
    const at = new Date("2026-06-30T12:00:00Z");
    expect(alertState(row, "2026-06-30")).toBe("new");
    expect(alertState({ ...row, handledAt: at, snoozedUntil: "2026-07-01" }, "2026-06-30")).toBe("snoozed");
    expect(alertState({ ...row, handledAt: at, snoozedUntil: "2026-07-01" }, "2026-07-01")).toBe("acknowledged");
    expect(alertState({ ...row, handledAt: at, resolvedAt: at }, "2026-06-30")).toBe("resolved");
  });

  it("is one of a touchpoint only where its slice is one", () => {
    expect([
      idInSlice("touchpoint:3", "touchpoint"),
      idInSlice("channel:3", "touchpoint"),
      idInSlice("all", "touchpoint"),
    ]).toEqual([3, null, null]);
  });
});
