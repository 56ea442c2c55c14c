import fc from "fast-check";
import { expect, test } from "vitest";
import { dayIn } from "./day.ts";

test("the calendar day in the organisation's zone, also around changes of the clock", () => {
  expect(dayIn("Asia/Shanghai", new Date("2026-06-20T16:00:00Z"))).toBe("2026-06-21");
  expect(dayIn("Asia/Shanghai", new Date("2026-06-20T15:59:59Z"))).toBe("2026-06-20");
  // Lisbon leaves summer time at 01:00 UTC on 25 October 2026.
  expect(dayIn("Europe/Lisbon", new Date("2026-10-24T23:30:00Z"))).toBe("2026-10-25");
  expect(dayIn("Europe/Lisbon", new Date("2026-10-25T23:30:00Z"))).toBe("2026-10-25");
  // Kathmandu is at +05:45.
  expect(dayIn("Asia/Kathmandu", new Date("2026-06-20T18:15:00Z"))).toBe("2026-06-21");
  expect(dayIn("Asia/Kathmandu", new Date("2026-06-20T18:14:59Z"))).toBe("2026-06-20");
});

test("remembering by quarter of an hour changes nothing", () => {
  const zones = ["UTC", "Asia/Shanghai", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "Europe/Lisbon"];
  const exact = (zone: string, instant: Date) =>
    new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
      instant,
    );
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date("1990-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
      (zone, instant) => dayIn(zone, instant) === exact(zone, instant),
    ),
  );
});
