import { describe, expect, it } from "vitest";
import { bucketsOf } from "./buckets.ts";

describe("bucketsOf", () => {
  it("cuts weeks on Mondays and says which are whole", () => {
    // 2026-08-27 is a Thursday.
    expect(bucketsOf({ from: "2026-08-27", to: "2026-09-08" }, "week")).toEqual([
      { key: "2026-08-24", from: "2026-08-27", to: "2026-08-30", whole: false },
      { key: "2026-08-31", from: "2026-08-31", to: "2026-09-06", whole: true },
      { key: "2026-09-07", from: "2026-09-07", to: "2026-09-08", whole: false },
    ]);
  });

  it("covers every day of the period once, whatever the grain", () => {
    for (const grain of ["day", "week", "month", "quarter"] as const) {
      const buckets = bucketsOf({ from: "2025-11-13", to: "2026-03-02" }, grain);
      expect(buckets[0]?.from).toBe("2025-11-13");
      expect(buckets.at(-1)?.to).toBe("2026-03-02");
      for (const [index, bucket] of buckets.entries()) {
        if (index > 0) expect(bucket.from > (buckets[index - 1]?.to ?? "")).toBe(true);
      }
    }
  });

  it("keys months and quarters by their first day", () => {
    expect(bucketsOf({ from: "2026-02-10", to: "2026-05-01" }, "month").map(({ key }) => key)).toEqual([
      "2026-02-01",
      "2026-03-01",
      "2026-04-01",
      "2026-05-01",
    ]);
    expect(bucketsOf({ from: "2026-02-10", to: "2026-05-01" }, "quarter").map(({ key }) => key)).toEqual([
      "2026-01-01",
      "2026-04-01",
    ]);
  });
});
