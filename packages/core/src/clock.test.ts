import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openClock } from "./clock.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "heard-clock-"));
  vi.useFakeTimers({ now: new Date("2026-11-28T08:00:00Z"), toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

function writeClock(text: string): string {
  const file = join(folder, "clock");
  writeFileSync(file, text);
  utimesSync(file, new Date(), new Date());
  return file;
}

describe("the clock of a process", () => {
  it("is the machine's where nothing else is asked for", () => {
    expect(openClock({})()).toEqual(new Date("2026-11-28T08:00:00Z"));
  });

  it("goes on from the instant in the file, and follows it when it is written again", () => {
    const clock = openClock({ NODE_ENV: "test", HEARD_TEST_CLOCK: writeClock("2027-03-01T09:00:00Z\n") });
    vi.setSystemTime(new Date("2026-11-28T08:00:05Z"));
    expect(clock()).toEqual(new Date("2027-03-01T09:00:05Z"));
    writeClock("2027-09-01T00:00:00Z");
    expect(clock()).toEqual(new Date("2027-09-01T00:00:00Z"));
  });

  it.each(["production", "development", undefined])("refuses to be moved with NODE_ENV %s", (mode) => {
    expect(() => openClock({ NODE_ENV: mode, HEARD_TEST_CLOCK: writeClock("2027-03-01T09:00:00Z") })).toThrow(
      /only a test may move the clock/,
    );
  });

  it("names a file that holds no instant", () => {
    const file = writeClock("tomorrow");
    expect(openClock({ NODE_ENV: "test", HEARD_TEST_CLOCK: file })).toThrow(`${file} holds "tomorrow"`);
  });
});
