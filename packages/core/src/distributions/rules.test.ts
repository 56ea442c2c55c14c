import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterQuiet, drawnCount, drawOf, filledLetter, isDrawn, withoutName } from "./rules.ts";

describe("the quiet hours of a zone", () => {
  const night = { from: "21:00", to: "08:00" };
  test.each([
    ["2026-06-30T12:59:00Z", "2026-06-30T12:59:00Z"],
    ["2026-06-30T13:00:00Z", "2026-07-01T00:00:00Z"],
    ["2026-06-30T23:59:59Z", "2026-07-01T00:00:00Z"],
    ["2026-07-01T00:00:00Z", "2026-07-01T00:00:00Z"],
  ])("at %s in Shanghai somebody is written to at %s", (at, expected) => {
    expect(afterQuiet(new Date(at), night, "Asia/Shanghai")).toEqual(new Date(expected));
  });

  test("within a day, none at all, and hours that are none", () => {
    const noon = new Date("2026-06-30T12:30:00Z");
    expect(afterQuiet(noon, { from: "12:00", to: "14:00" }, "UTC")).toEqual(new Date("2026-06-30T14:00:00Z"));
    expect(afterQuiet(noon, { from: "13:00", to: "14:00" }, "UTC")).toEqual(noon);
    expect(afterQuiet(noon, null, "UTC")).toEqual(noon);
    expect(afterQuiet(noon, { from: "12:00", to: "12:00" }, "UTC")).toEqual(noon);
  });

  test("follow the clock when it is set", () => {
    // Clocks of Berlin go from 02:00 to 03:00 on 29 March 2026: 08:00 there is 06:00 UTC on that day, and 07:00 the day before.
    expect(afterQuiet(new Date("2026-03-28T22:00:00Z"), night, "Europe/Berlin")).toEqual(
      new Date("2026-03-29T06:00:00Z"),
    );
    expect(afterQuiet(new Date("2026-03-27T22:00:00Z"), night, "Europe/Berlin")).toEqual(
      new Date("2026-03-28T07:00:00Z"),
    );
  });
});

/** What the clocks of a zone show, by the platform alone. */
const shown = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);

describe("quiet hours on the days on which clocks are set", () => {
  test.each([
    // 02:30 comes twice in Berlin on 25 October 2026, at 00:30 and at 01:30 UTC: the second time it is quiet as well.
    ["Europe/Berlin", "2026-10-25T01:15:00Z", { from: "21:00", to: "02:30" }, "2026-10-25T01:30:00Z"],
    // 02:30 does not come at all on 29 March: at 03:00, which is 01:00 UTC, it is over.
    ["Europe/Berlin", "2026-03-29T00:50:00Z", { from: "21:00", to: "02:30" }, "2026-03-29T01:00:00Z"],
    // New York: 02:00 to 03:00 on 8 March, 02:00 back to 01:00 on 1 November.
    ["America/New_York", "2026-03-08T03:00:00Z", { from: "21:00", to: "08:00" }, "2026-03-08T12:00:00Z"],
    ["America/New_York", "2026-11-01T02:00:00Z", { from: "21:00", to: "08:00" }, "2026-11-01T13:00:00Z"],
    ["America/New_York", "2026-11-01T06:10:00Z", { from: "00:30", to: "01:30" }, "2026-11-01T06:30:00Z"],
    // Lord Howe moves by half an hour: 02:00 to 02:30 on 4 October, 02:00 back to 01:30 on 5 April.
    ["Australia/Lord_Howe", "2026-10-03T12:00:00Z", { from: "21:00", to: "08:00" }, "2026-10-03T21:00:00Z"],
    ["Australia/Lord_Howe", "2026-10-03T15:20:00Z", { from: "21:00", to: "02:15" }, "2026-10-03T15:30:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T15:10:00Z", { from: "21:00", to: "01:45" }, "2026-04-04T15:15:00Z"],
  ])("%s at %s", (timeZone, at, quiet, expected) => {
    expect(afterQuiet(new Date(at), quiet, timeZone)).toEqual(new Date(expected));
  });

  const days: Record<string, string[]> = {
    "Europe/Berlin": ["2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z"],
    "America/New_York": ["2026-03-07T18:00:00Z", "2026-10-31T18:00:00Z"],
    "Australia/Lord_Howe": ["2026-04-04T04:00:00Z", "2026-10-03T04:00:00Z"],
    // At midnight: that day begins at 01:00.
    "Africa/Cairo": ["2026-04-23T12:00:00Z", "2026-10-29T12:00:00Z"],
  };
  const time = fc
    .integer({ min: 0, max: 95 })
    .map(
      (quarter) => `${String(Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`,
    );
  test.each(Object.keys(days))("nobody in %s is written to in them, nor later than need be", (timeZone) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...(days[timeZone] ?? [])),
        fc.integer({ min: 0, max: 36 * 60 }),
        time,
        time,
        (day, minutes, from, to) => {
          fc.pre(from !== to);
          const isQuiet = (at: Date) => {
            const now = shown(at, timeZone);
            return from > to ? now >= from || now < to : now >= from && now < to;
          };
          const at = new Date(Date.parse(day) + minutes * 60_000);
          const first = afterQuiet(at, { from, to }, timeZone);
          expect(first.getTime()).toBeGreaterThanOrEqual(at.getTime());
          expect(isQuiet(first)).toBe(false);
          if (first > at) expect(isQuiet(new Date(first.getTime() - 60_000))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a draw", () => {
  const people = Array.from({ length: 20_000 }, (_, index) => `person-${index}`);

  test("gives everybody a place by the seed, evenly", () => {
    const places = people.map((one) => drawOf("spring", one));
    expect(places.every((place) => place >= 0 && place < 1)).toBe(true);
    const tenths = Array.from(
      { length: 10 },
      (_, tenth) => places.filter((place) => Math.floor(place * 10) === tenth).length,
    );
    // Within 5 standard deviations of 2,000.
    for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(5 * Math.sqrt(2000 * 0.9));
    expect(people.map((one) => drawOf("spring", one))).toEqual(places);
    expect(
      people.filter((one) => drawOf("spring", one) < 0.5 && drawOf("summer", one) < 0.5).length / 20_000,
    ).toBeCloseTo(0.25, 1);
  });

  test("takes a share, or so many, and somebody where anybody is", () => {
    expect([
      drawnCount({ share: 0.25 }, 1000),
      drawnCount({ share: 0.001 }, 10),
      drawnCount({ share: 0.5 }, 0),
    ]).toEqual([250, 1, 0]);
    expect([drawnCount({ number: 40 }, 1000), drawnCount({ number: 40 }, 10)]).toEqual([40, 10]);
    const drawn = people.filter((one) => isDrawn({ share: 0.1 }, "spring", one)).length;
    expect(Math.abs(drawn - 2000)).toBeLessThan(5 * Math.sqrt(2000 * 0.9));
  });
});

describe("a text", () => {
  test("is filled in where it asks for something, and nowhere else", () => {
    expect(
      filledLetter("Dear {name} of {organisation}, {else} {link}", { name: "$&", organisation: "Acme", link: "x" }),
    ).toBe("Dear $& of Acme, {else} x");
  });

  test("to somebody without a name loses the space as well", () => {
    expect(withoutName("Dear {name},")).toBe("Dear,");
    expect(withoutName("{name}，您好：")).toBe("您好：");
  });
});
