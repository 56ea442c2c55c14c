import { describe, expect, test } from "vitest";
import { coverageStateOf, type PathClock, pathStateOf } from "./rules.ts";

const today = "2026-06-30";
const path = (more: Partial<PathClock> = {}): PathClock => ({
  ...{ lastOn: null, quietDays: 30, registeredOn: "2026-01-01", today },
  ...more,
});

describe("a listening path", () => {
  test("is heard while the newest answer is no older than the days that may be quiet", () => {
    expect(pathStateOf(path({ lastOn: "2026-06-30" }))).toBe("heard");
    expect(pathStateOf(path({ lastOn: "2026-05-31" }))).toBe("heard");
    expect(pathStateOf(path({ lastOn: "2026-05-30" }))).toBe("silent");
    expect(pathStateOf(path({ lastOn: "2026-05-30", quietDays: 31 }))).toBe("heard");
    // An answer of tomorrow, from a zone that is ahead.
    expect(pathStateOf(path({ lastOn: "2026-07-01" }))).toBe("heard");
  });

  test("that is new waits for its first answer as long, and is silent after that", () => {
    expect(pathStateOf(path({ registeredOn: today }))).toBe("waiting");
    expect(pathStateOf(path({ registeredOn: "2026-05-31" }))).toBe("waiting");
    expect(pathStateOf(path({ registeredOn: "2026-05-30" }))).toBe("silent");
    // It did bring something once: registering it anew makes it no new one.
    expect(pathStateOf(path({ registeredOn: today, lastOn: "2026-01-01" }))).toBe("silent");
    expect(pathStateOf(path({ registeredOn: null, lastOn: "2026-01-01" }))).toBe("silent");
  });
});

test("a touchpoint stands as the best of its paths does", () => {
  const of = (...states: ("heard" | "waiting" | "silent")[]) => coverageStateOf(states.map((state) => ({ state })));
  expect(of()).toBe("none");
  expect(of("silent")).toBe("silent");
  expect(of("silent", "waiting")).toBe("waiting");
  expect(of("silent", "waiting", "heard")).toBe("heard");
});
