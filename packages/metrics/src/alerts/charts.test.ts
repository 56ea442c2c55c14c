import { expect, it } from "vitest";
import { quietCharts, signalOf, stepCharts } from "./charts.ts";

const limits = { slowHarm: 3, slowGain: 4, fastHarm: 3.5, fastGain: 4 };
const point = (first: number, last = first) => ({ first, last });

it("the slow chart dates a fall to the point at which its sum left 0", () => {
  let charts = quietCharts();
  for (const [week, z] of [0.2, 1, -1.5, -1.5, -1.5].entries()) charts = stepCharts(charts, point(week), z);
  expect(charts).toMatchObject({ lower: 3, lowerFrom: 2, upper: 0 });
  expect(signalOf(charts, { first: 4, z: -1.5 }, limits, "down")).toEqual({
    chart: "slow",
    direction: "down",
    changeFrom: 2,
  });
});

it("counts the slow chart before the fast one, and the harmful direction by its own limit", () => {
  const charts = stepCharts(quietCharts(), point(7), -3.7);
  expect(signalOf(charts, { first: 7, z: -3.7 }, limits, "down")?.chart).toBe("slow");
  expect(signalOf(charts, { first: 7, z: -3.7 }, { ...limits, slowHarm: 9 }, "down")?.chart).toBe("fast");
  expect(signalOf(charts, { first: 7, z: -3.7 }, limits, "up")).toBeNull();
});

it("remembers how long points are, also through a rest", () => {
  const charts = stepCharts(stepCharts(quietCharts(), point(0, 1), 0), point(2, 6), 0);
  expect(charts.slowWeeks).toBeCloseTo(0.8 * 2 + 0.2 * 5, 12);
  expect(quietCharts(charts.slowWeeks)).toMatchObject({ lower: 0, slowWeeks: charts.slowWeeks });
});
