import { describe, expect, test } from "vitest";
import { addDays, bucketDays, bucketStart, bucketsOf, dayCount, monthStart, valueList, valuesIn } from "./rules.ts";

test("values in an address keep what people wrote, commas and backslashes too", () => {
  expect(valueList(["East", "Korea, Republic of"])).toBe("East,Korea\\, Republic of");
  for (const values of [["Korea, Republic of", "East"], ["a\\", "b"], ["\\,", ",", "a\\,b"], ["C:\\new"]])
    expect(valuesIn(valueList(values))).toEqual(values);
  expect(valuesIn("East, West,,C:\\new")).toEqual(["East", "West", "C:\\new"]);
  expect(valuesIn(",,")).toEqual([]);
});

describe("the buckets of a series", () => {
  test("cuts weeks on Mondays and says which are whole", () => {
    // 2026-08-27 is a Thursday.
    expect(bucketsOf({ from: "2026-08-27", to: "2026-09-08" }, "week", 1)).toEqual([
      { key: "2026-08-24", from: "2026-08-27", to: "2026-08-30", whole: false },
      { key: "2026-08-31", from: "2026-08-31", to: "2026-09-06", whole: true },
      { key: "2026-09-07", from: "2026-09-07", to: "2026-09-08", whole: false },
    ]);
  });

  test("covers every day of the period once, whatever the grain", () => {
    for (const grain of ["day", "week", "month", "quarter"] as const) {
      const buckets = bucketsOf({ from: "2025-11-13", to: "2026-03-02" }, grain, 4);
      expect(buckets[0]?.from).toBe("2025-11-13");
      expect(buckets.at(-1)?.to).toBe("2026-03-02");
      for (const [index, bucket] of buckets.entries()) {
        if (index > 0) expect(bucket.from > (buckets[index - 1]?.to ?? "")).toBe(true);
      }
    }
  });

  test("keys months and quarters by their first day", () => {
    expect(bucketsOf({ from: "2026-02-10", to: "2026-05-01" }, "month", 1).map(({ key }) => key)).toEqual([
      "2026-02-01",
      "2026-03-01",
      "2026-04-01",
      "2026-05-01",
    ]);
    expect(bucketsOf({ from: "2026-02-10", to: "2026-05-01" }, "quarter", 1).map(({ key }) => key)).toEqual([
      "2026-01-01",
      "2026-04-01",
    ]);
  });

  test("begin quarters with the organisation's year", () => {
    const keys = (start: number) =>
      bucketsOf({ from: "2025-12-15", to: "2026-06-30" }, "quarter", start).map(({ key, whole }) => [key, whole]);
    expect(keys(2)).toEqual([
      ["2025-11-01", false],
      ["2026-02-01", true],
      ["2026-05-01", false],
    ]);
    expect(keys(5)).toEqual(keys(2));
    expect(bucketStart("2026-01-31", "quarter", 2)).toBe("2025-11-01");
    expect(bucketStart("2026-01-31", "quarter", 3)).toBe("2025-12-01");
  });
});

test("a bucket is cut where the period begins and ends", () => {
  const period = { from: "2026-02-10", to: "2026-07-03" };
  expect(bucketDays("2026-02-09", "week", period)).toEqual({ from: "2026-02-10", to: "2026-02-15" });
  expect(bucketDays("2026-02-01", "month", period)).toEqual({ from: "2026-02-10", to: "2026-02-28" });
  expect(bucketDays("2026-05-01", "quarter", period)).toEqual({ from: "2026-05-01", to: "2026-07-03" });
  expect(bucketDays("2026-03-05", "day", period)).toEqual({ from: "2026-03-05", to: "2026-03-05" });
});

describe("days", () => {
  test("count both ends and cross leap days and years", () => {
    expect(dayCount({ from: "2024-02-28", to: "2024-03-01" })).toBe(3);
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(monthStart("2026-01-31", -1)).toBe("2025-12-01");
    expect(monthStart("2026-12-31", 1)).toBe("2027-01-01");
  });
});
