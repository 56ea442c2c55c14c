import { expect, it } from "vitest";
import { curvePaths } from "./feeling-geometry.ts";

const point = (x: number, y: number) => ({ x, y, low: y + 5, high: y - 5 });

it("draws one line with its band", () => {
  expect(curvePaths([point(10, 20), point(30, 40)])).toEqual({
    line: "M10 20C20 20 20 40 30 40",
    band: "M10 15C20 15 20 35 30 35L30 45C20 45 20 25 10 25Z",
  });
});

it("draws nothing across a place that nobody writes about", () => {
  const { line } = curvePaths([point(10, 20), point(30, 40), null, point(50, 60), point(70, 60)]);
  expect(line.match(/M/g)).toHaveLength(2);
  expect(curvePaths([point(10, 20), null, point(30, 40)]).line).toBe("");
});
