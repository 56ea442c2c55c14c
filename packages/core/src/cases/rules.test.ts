import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  afterWorkMinutes,
  assertAsksEverybody,
  clockDays,
  defaultHours,
  dueOf,
  firstWordIn,
  outcomeOf,
  usedMinutes,
  type WorkCalendar,
  workMinutes,
} from "./rules.ts";

const lisbon: WorkCalendar = {
  timeZone: "Europe/Lisbon",
  hours: defaultHours,
  holidays: [{ day: "2026-12-08", name: "Imaculada Conceição" }],
};
const at = (text: string): Date => new Date(text);

describe("working time", () => {
  test("is counted over nights, weekends and holidays", () => {
    // Friday 16:00 to Monday 10:00 in winter: two hours and one.
    expect(workMinutes(at("2026-11-27T16:00:00Z"), at("2026-11-30T10:00:00Z"), lisbon)).toBe(180);
    expect(workMinutes(at("2026-12-07T17:00:00Z"), at("2026-12-09T10:00:00Z"), lisbon)).toBe(120);
    expect(afterWorkMinutes(at("2026-12-07T17:00:00Z"), 120, lisbon)).toEqual(at("2026-12-09T10:00:00Z"));
    expect(workMinutes(at("2026-11-30T10:00:00Z"), at("2026-11-27T16:00:00Z"), lisbon)).toBe(0);
  });

  test("is the zone's own: on the day on which clocks go forward a night shift is an hour shorter", () => {
    const night: WorkCalendar = {
      timeZone: "Europe/Lisbon",
      hours: [{ weekday: 7, from: "00:00", to: "06:00" }],
      holidays: [],
    };
    const hoursOn = (day: string) =>
      workMinutes(at(`${day}T00:00:00Z`), new Date(at(`${day}T00:00:00Z`).getTime() + 86_400_000), night) / 60;
    expect([hoursOn("2026-03-29"), hoursOn("2026-04-05")]).toEqual([5, 5]);
    expect(workMinutes(at("2026-03-28T23:00:00Z"), at("2026-03-29T12:00:00Z"), night)).toBe(300);
    expect(workMinutes(at("2026-10-24T22:00:00Z"), at("2026-10-25T12:00:00Z"), night)).toBe(420);
  });

  test("of any number of minutes ends where counting it back says, and pauses push the end on by what they took", () => {
    const moment = fc.date({ min: at("2026-01-01T00:00:00Z"), max: at("2026-12-31T00:00:00Z"), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 6000 }), (from, minutes) => {
        expect(workMinutes(from, afterWorkMinutes(from, minutes, lisbon), lisbon)).toBeCloseTo(minutes, 6);
      }),
    );
    const gap = fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }));
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 60, max: 3000 }),
        fc.array(gap, { maxLength: 4 }),
        (clockFrom, allowedMinutes, gaps) => {
          let last = clockFrom.getTime();
          const pauses = gaps.map(([before, long]) => {
            const pausedAt = new Date(last + before * 60_000);
            last = pausedAt.getTime() + long * 60_000;
            return { pausedAt, resumedAt: new Date(last) };
          });
          const due = dueOf({ clockFrom, allowedMinutes, pauses }, lisbon);
          if (due === null) throw new Error("nothing is paused");
          expect(usedMinutes({ clockFrom, pauses }, due, lisbon)).toBeCloseTo(allowedMinutes, 6);
        },
      ),
    );
  });

  test.each([
    // The shift of the night from Saturday to Sunday: the clocks of Berlin and New York move by an hour, those of Lord Howe by half of one.
    ["Europe/Berlin", "2026-03-29", "2026-10-25", 5, 7],
    ["America/New_York", "2026-03-08", "2026-11-01", 5, 7],
    ["Australia/Lord_Howe", "2026-10-04", "2026-04-05", 5.5, 6.5],
  ])(
    "in %s is what passes between two times of the clock, however it is set on %s and %s",
    (timeZone, forward, back, short, long) => {
      const night = { timeZone, hours: [{ weekday: 7, from: "00:00", to: "06:00" }], holidays: [] };
      const hoursOn = (day: string) => {
        const noon = at(`${day}T12:00:00Z`).getTime();
        return workMinutes(new Date(noon - 40 * 3_600_000), new Date(noon + 30 * 3_600_000), night) / 60;
      };
      expect([hoursOn(forward), hoursOn(back), hoursOn("2026-06-28")]).toEqual([short, long, 6]);
    },
  );

  test("on the days on which clocks are set goes neither backwards nor on for ever, also where a shift begins in an hour that is left out", () => {
    const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"];
    const shifts = [
      ["00:00", "06:00"],
      ["01:40", "02:20"],
      ["02:10", "02:50"],
      ["02:15", "03:05"],
    ] as const;
    const days = ["2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01"];
    fc.assert(
      fc.property(
        ...[fc.constantFrom(...zones), fc.constantFrom(...shifts), fc.constantFrom(...days)],
        ...[fc.integer({ min: -2000, max: 2000 }), fc.integer({ min: 1, max: 400 })],
        (timeZone, [from, to], day, offset, minutes) => {
          const calendar = {
            timeZone,
            hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, to })),
            holidays: [],
          };
          const begin = new Date(at(`${day}T02:00:00Z`).getTime() + offset * 60_000);
          const end = afterWorkMinutes(begin, minutes, calendar);
          expect(end.getTime()).toBeGreaterThanOrEqual(begin.getTime() + minutes * 60_000);
          expect(workMinutes(begin, end, calendar)).toBeCloseTo(minutes, 6);
        },
      ),
    );
  });

  test("does not come up where nobody ever works, and a paused clock has no end", () => {
    const never = { ...lisbon, hours: [] };
    expect(() => afterWorkMinutes(at("2026-01-01T00:00:00Z"), 1, never)).toThrow(RangeError);
    const pauses = [{ pausedAt: at("2026-11-27T12:00:00Z"), resumedAt: null }];
    const clock = { clockFrom: at("2026-11-27T10:00:00Z"), pauses };
    expect(dueOf({ ...clock, allowedMinutes: 180 }, lisbon)).toBeNull();
    // Its time was over before anybody paused it.
    expect(dueOf({ ...clock, allowedMinutes: 60 }, lisbon)).toEqual(at("2026-11-27T11:00:00Z"));
    expect(usedMinutes(clock, at("2026-11-30T18:00:00Z"), lisbon)).toBe(120);
  });
});

test("a word is found whole in writing that divides words, and anywhere in writing that does not", () => {
  expect(firstWordIn("Two chocolates", ["late"])).toBeNull();
  expect(firstWordIn("It came LATE.", ["late"])).toBe("late");
  expect(firstWordIn("chocolate, then late", ["late"])).toBe("late");
  expect(firstWordIn("我要投诉你们", ["投诉"])).toBe("投诉");
  expect(firstWordIn("VIP客户很late了", ["late"])).toBe("late");
});

test("what a customer says of a closed case is read by the choice, else by the side of the scale", () => {
  const up = { min: 0, max: 10, direction: "higherIsBetter" } as const;
  const said = (
    value: number,
    scale: { min: number; max: number; direction: "higherIsBetter" | "lowerIsBetter" } = up,
  ) => outcomeOf({ choice: null, score: { ...scale, value } });
  expect([said(9), said(5), said(3)]).toEqual(["confirmed", "unsure", "unhappy"]);
  expect(said(1, { min: 1, max: 5, direction: "lowerIsBetter" })).toBe("confirmed");
  expect(outcomeOf({ choice: "no", score: { ...up, value: 10 } })).toBe("unhappy");
  expect(outcomeOf({ choice: "constructor", score: null })).toBeNull();
});

test("nobody sends the happy ones alone to a review site", () => {
  expect(() => assertAsksEverybody(["Write to the customer", "Ask for a Google review"])).toThrow(/google review/);
  expect(() => assertAsksEverybody(["请客户去大众点评写好评"])).toThrow(/大众点评/);
  expect(() => assertAsksEverybody(["Thank them by name"])).not.toThrow();
});

test("a word is looked for in a long text in the time that the text takes, however often it is a part of others", () => {
  expect(firstWordIn("a".repeat(200_000), ["a"])).toBeNull();
  expect(firstWordIn(`${"xrefund".repeat(50_000)} refund`, ["refund"])).toBe("refund");
  expect(firstWordIn("Ring ⟦phone⟧ or ⟦name⟧", ["phone", "name"])).toBeNull();
  expect(firstWordIn("𠮷refund𠮷", ["refund"])).toBe("refund");
});

test("a clock is drawn as its working days: used, paused, left, over, and hours that are none of it", () => {
  const calendar = { timeZone: "UTC", hours: defaultHours, holidays: [{ day: "2026-11-24", name: "Free" }] };
  const at = (time: string) => new Date(`2026-11-${time}:00Z`);
  const pauses = [{ pausedAt: at("23T11:00"), resumedAt: at("23T13:00") }];
  const drawn = (now: string, end: string, most = 6) =>
    clockDays({ clockFrom: at("23T10:00"), pauses }, { now: at(now), end: at(end), most }, calendar).map(
      ({ day, parts }) => [day, ...parts.map(({ kind, from }) => `${from.getUTCHours()} ${kind}`)],
    );
  expect(drawn("23T16:00", "25T12:00")).toEqual([
    ["2026-11-23", "9 free", "10 used", "11 paused", "13 used", "16 left"],
    ["2026-11-25", "9 left", "12 free"],
  ]);
  expect(drawn("25T15:00", "25T12:00", 1)).toEqual([["2026-11-25", "9 used", "12 over", "15 free"]]);
  // A clock of weeks: the day of now is drawn, whatever comes after it.
  expect(drawn("23T16:00", "30T12:00", 3).map(([day]) => day)).toEqual(["2026-11-23", "2026-11-25", "2026-11-26"]);
  expect(drawn("27T12:00", "30T12:00", 3).map(([day]) => day)).toEqual(["2026-11-26", "2026-11-27", "2026-11-30"]);
  expect(drawn("26T12:00", "30T12:00", 1)).toEqual([["2026-11-26", "9 used", "12 left"]]);
});
