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
