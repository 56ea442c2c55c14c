import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rangesOf, readClassOf } from "./plan.ts";
import { addDays, dayCount } from "./rules.ts";

const day = fc.integer({ min: 0, max: 2000 }).map((offset) => addDays("2022-01-01", offset));

describe("ranges of a period", () => {
  test("whole months from the month tables, edges from the day tables", () => {
    expect(rangesOf({ from: "2026-01-15", to: "2026-04-10" }, "none")).toEqual([
      { grain: "day", from: "2026-01-15", to: "2026-01-31" },
      { grain: "month", from: "2026-02-01", to: "2026-03-31" },
      { grain: "day", from: "2026-04-01", to: "2026-04-10" },
    ]);
    expect(rangesOf({ from: "2026-02-01", to: "2026-02-28" }, "none")).toEqual([
      { grain: "month", from: "2026-02-01", to: "2026-02-28" },
    ]);
    expect(rangesOf({ from: "2026-02-01", to: "2026-02-28" }, "week")).toEqual([
      { grain: "day", from: "2026-02-01", to: "2026-02-28" },
    ]);
  });

  test("cover every day of the period once, in order, and months begin and end where months do", () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 900 }), (from, length) => {
        const to = addDays(from, length);
        const ranges = rangesOf({ from, to }, "none");
        expect(ranges[0]?.from).toBe(from);
        expect(ranges.at(-1)?.to).toBe(to);
        expect(ranges.reduce((sum, range) => sum + dayCount(range), 0)).toBe(length + 1);
        for (const [index, range] of ranges.entries()) {
          if (index > 0) expect(range.from).toBe(addDays(ranges[index - 1]?.to ?? "", 1));
          if (range.grain === "month")
            expect([range.from.slice(-2), addDays(range.to, 1).slice(-2)]).toEqual(["01", "01"]);
        }
      }),
    );
  });
});

test("the coarsest class that answers", () => {
  const classOf = (filters: [never, number[]][], groups: never[]) => readClassOf({ filters: new Map(filters), groups });
  expect(classOf([], [])).toBe("dimension");
  expect(classOf([["channel" as never, [1]]], ["channel" as never])).toBe("dimension");
  expect(classOf([["channel" as never, [1]]], ["touchpoint" as never])).toBe("core");
  expect(classOf([["channel" as never, [1]]], ["segment1" as never])).toBe("facts");
  expect(classOf([], ["segment1" as never])).toBe("dimension");
  expect(classOf([["channel" as never, [1, 0]]], [])).toBe("core");
  expect(classOf([["segment1" as never, [0]]], [])).toBe("facts");
});
