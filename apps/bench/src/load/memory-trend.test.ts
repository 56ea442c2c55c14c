import { seededRandom } from "@heard/metrics";
import { describe, expect, test } from "vitest";
import { isLevel, type MemorySample, memoryTrend } from "./memory-trend.ts";

const MB = 1_000_000;
const mostGrowth = 0.05;
const random = seededRandom(7);
/** 45 minutes, a sample each 15 seconds. */
const samplesOf = (bytesAt: (minute: number) => number): MemorySample[] =>
  Array.from({ length: 180 }, (_, at) => ({ minute: at / 4, bytes: bytesAt(at / 4) }));
/** Fills for three minutes and is collected. */
const sawTooth = (minute: number) => (20 * MB * (minute % 3)) / 3;

describe("memory", () => {
  test("that goes up and down stays level", () => {
    const trend = memoryTrend(samplesOf((minute) => 200 * MB + sawTooth(minute) + 4 * MB * random()));
    expect(trend.interval[0]).toBeLessThan(0);
    expect(trend.interval[1]).toBeGreaterThan(0);
    expect(isLevel(trend, mostGrowth)).toBe(true);
  });

  test("that leaks under its ups and downs is found, also below five per cent", () => {
    const trend = memoryTrend(samplesOf((minute) => 200 * MB + 0.2 * MB * minute + sawTooth(minute) / 10));
    expect(trend.slope / MB).toBeCloseTo(0.2, 1);
    expect(trend.growthShare).toBeCloseTo(0.045, 2);
    expect(isLevel(trend, mostGrowth)).toBe(false);
  });

  test("that may as well grow by a tenth is not level, however much it moves", () => {
    const trend = memoryTrend(
      samplesOf((minute) => 100 * MB + (minute > 22 ? 60 * MB * random() : 40 * MB * random())),
    );
    expect(trend.growthShare).toBeGreaterThan(mostGrowth);
    expect(isLevel(trend, mostGrowth)).toBe(false);
  });

  test("that falls is no leak", () => {
    expect(isLevel(memoryTrend(samplesOf((minute) => 300 * MB - MB * minute)), mostGrowth)).toBe(true);
  });

  test("has no slope in four samples", () => {
    expect(() => memoryTrend(samplesOf(() => MB).slice(0, 4))).toThrow("4 samples of memory are too few");
  });
});
