import { describe, expect, it } from "vitest";
import { minutesLeft } from "./time-left.ts";

const startedAt = new Date("2026-06-30T12:00:00Z");
const after = (seconds: number) => new Date(startedAt.getTime() + seconds * 1000);

describe("the time left", () => {
  it("goes by the pace so far", () => {
    expect(minutesLeft({ doneCount: 25_000, totalCount: 100_000, startedAt }, after(60))).toBe(3);
    expect(minutesLeft({ doneCount: 99_000, totalCount: 100_000, startedAt }, after(60))).toBe(1);
  });

  it("is not guessed from nothing", () => {
    expect(minutesLeft({ doneCount: 0, totalCount: null, startedAt }, after(60))).toBeNull();
    expect(minutesLeft({ doneCount: 0, totalCount: 100, startedAt: null }, after(60))).toBeNull();
    expect(minutesLeft({ doneCount: 5_000, totalCount: 100_000, startedAt }, after(1))).toBeNull();
    expect(minutesLeft({ doneCount: 10, totalCount: 100_000, startedAt }, after(60))).toBeNull();
    expect(minutesLeft({ doneCount: 100, totalCount: 100, startedAt }, after(60))).toBeNull();
  });
});
