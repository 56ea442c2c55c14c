import { expect, it } from "vitest";
import { comparePlaces, feelingOf } from "./compare-places.ts";

const scale = (key: string, max: number) => ({ key, version: 1, min: 1, max, direction: "higherIsBetter" as const });
const asked = (metric: string, max: number, histogram: number[], value: number) => ({
  ...{ metric, method: "topTwoBox" as const, scale: scale(`csat-1-${max}`, max), pooled: null, histogram, value },
  ...{ n: histogram.reduce((sum, count) => sum + count, 0), interval: null },
});

it("compares by the figures themselves where one question was asked on one scale", () => {
  const first = asked("csat", 5, [0, 0, 0, 10, 30], 1);
  const { basis, unit, figures } = comparePlaces([[first], [asked("csat", 5, [20, 0, 0, 10, 10], 0.5)], []]);
  expect({ basis, unit }).toEqual({ basis: "same", unit: "share" });
  expect(figures.map((figure) => figure?.value ?? null)).toEqual([1, 0.5, null]);
});

it("compares on the index where the scales or the questions differ, and names them", () => {
  const five = asked("csat", 5, [0, 0, 40, 0, 0], 0);
  const seven = asked("csat", 7, [0, 0, 0, 0, 0, 0, 40], 1);
  const { basis, unit, rulers, figures } = comparePlaces([[five], [seven], [five, seven]]);
  expect({ basis, unit }).toEqual({ basis: "index", unit: "index" });
  expect(rulers.map((ruler) => ruler.scale?.max)).toEqual([5, 7]);
  expect(figures.map((figure) => figure?.value)).toEqual([50, 100, 75]);
  expect(comparePlaces([[five], [asked("delivery", 5, [0, 0, 40, 0, 0], 0)]]).basis).toBe("index");
});

it("gives a hidden figure no place on the index", () => {
  const hidden = { ...asked("csat", 7, [], 0), n: 3, value: null, histogram: null };
  expect(comparePlaces([[asked("csat", 5, [0, 0, 40, 0, 0], 0)], [hidden]]).figures[1]).toBeNull();
});

it("says how a place feels by what is written, with its interval, from the least number on", () => {
  const counts = { positive: 30, negative: 10, neutral: 5, mixed: 5 };
  expect(feelingOf(counts, 5)).toMatchObject({ value: 40, n: 50, interval: { method: "adjustedWald" } });
  expect(feelingOf(counts, 51)).toBeNull();
});
