import { describe, expect, it } from "vitest";
import { median, seededRandom } from "../src/index.ts";
import { quietYear, weeksToFind } from "./alarms/theme-world.ts";

describe("thirty themes of an account that expects one false alarm a month, a fifth of it for themes", () => {
  it.each([
    ["at most that fifth while nothing happens, but not far less", { weeklyNoise: 0, years: 20 }, [0.05, 0.2], 8],
    // The promise is missed here: .23 in the long run, ± .02 in 40 years, so the seed is one near it (seed 5 draws .19). Beyond .27 it has grown worse; at .20 it is kept, and docs/alarms.md has to say so.
    ["more than that fifth where weeks move by 10 %", { weeklyNoise: 0.1, years: 40 }, [0.201, 0.27], 10],
  ] as const)("raise %s", (_, { weeklyNoise, years }, [low, high], mostInAYear) => {
    const random = seededRandom(6);
    const counts = Array.from({ length: years }, () => quietYear({ comments: 1000, weeklyNoise, random }));
    const aMonth = counts.reduce((total, count) => total + count, 0) / years / 12;
    expect(aMonth).toBeLessThanOrEqual(high);
    expect(aMonth).toBeGreaterThanOrEqual(low);
    expect(Math.max(...counts)).toBeLessThanOrEqual(mostInAYear);
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
