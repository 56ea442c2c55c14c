import { describe, expect, it } from "vitest";
import { seriesPaths, xOf } from "./series.ts";

const at = (value: number | null) => ({
  value,
  low: value === null ? null : value - 2,
  high: value === null ? null : value + 2,
});
const whole = { domain: [0, 10] as [number, number], height: 100 };

describe("seriesPaths", () => {
  it("runs from the left edge to the right edge", () => {
    const { line } = seriesPaths([at(2), at(4), at(8)], { from: 0, to: 3, ...whole });
    expect(line).toBe("M0,80L50,60L100,20");
  });

  it("leaves a gap where there is no value, and never draws a zero", () => {
    const { line, band } = seriesPaths([at(2), at(4), at(null), at(6), at(8)], { from: 0, to: 5, ...whole });
    expect(line.match(/M/g)).toHaveLength(2);
    expect(band.match(/M/g)).toHaveLength(2);
    expect(line).not.toContain(",100");
  });

  it("names points that have no neighbour, since their line has no length", () => {
    expect(seriesPaths([at(null), at(5), at(null)], { from: 0, to: 3, ...whole }).alone).toEqual([
      { x: 50, y: 50, interval: [30, 70] },
    ]);
  });

  it("meets the other period half way between two points", () => {
    const points = [at(2), at(4), at(8), at(8)];
    const previous = seriesPaths(points, { from: 0, to: 2, ...whole });
    const current = seriesPaths(points, { from: 2, to: 4, ...whole });
    expect(previous.line.endsWith("L50,40")).toBe(true);
    expect(current.line.startsWith("M50,40")).toBe(true);
  });

  it("does not cross to a point on another ruler, at the border or inside", () => {
    const points = [at(2), at(4), { ...at(8), breakBefore: true }, at(8)];
    expect(seriesPaths(points, { from: 0, to: 4, ...whole }).line).toBe("M0,80L33.33,60M66.67,20L100,20");
    expect(seriesPaths(points, { from: 2, to: 4, ...whole }).line).toBe("M66.67,20L100,20");
    const last = [at(2), at(4), { ...at(8), breakBefore: true }];
    expect(seriesPaths(last, { from: 0, to: 3, ...whole }).alone.map(({ x }) => x)).toEqual([100]);
  });

  it("does not join across a gap at the border", () => {
    const current = seriesPaths([at(2), at(null), at(8), at(8)], { from: 2, to: 4, ...whole });
    expect(current.line.startsWith("M66.67,")).toBe(true);
  });
});

describe("xOf", () => {
  it("puts a single point in the middle", () => {
    expect(xOf(0, 1)).toBe(50);
  });
});
