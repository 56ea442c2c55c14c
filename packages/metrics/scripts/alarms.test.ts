import { describe, expect, it } from "vitest";
import { median, seededRandom } from "../src/index.ts";
import { quietYear, weeksToFind } from "./alarms/theme-world.ts";

describe("thirty themes of an account that expects one false alarm a month, a fifth of it for themes", () => {
  it("raise at most that fifth while nothing happens, but not far less", () => {
    const random = seededRandom(5);
    const years = 20;
    const counts = Array.from({ length: years }, () => quietYear({ comments: 1000, weeklyNoise: 0, random }));
    const aMonth = counts.reduce((total, count) => total + count, 0) / years / 12;
    expect(aMonth).toBeLessThanOrEqual(0.2);
    expect(aMonth).toBeGreaterThanOrEqual(0.05);
    expect(Math.max(...counts)).toBeLessThanOrEqual(8);
  });

  it.each([
    [1000, 4],
    [300, 9],
  ])("of %i comments a week find 5 % turned 7.5 % within %i weeks in the middle", (comments, most) => {
    const random = seededRandom(6);
    const found = Array.from({ length: 20 }, () => weeksToFind({ comments, weeklyNoise: 0.1, random }) ?? 99);
    expect(median(found)).toBeLessThanOrEqual(most);
  });
});
